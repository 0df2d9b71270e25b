/**
 * Prepares a page of the add-on for its frame: puts the bridge before everything else and states what the frame may do.
 */

/**
 * The page's own scripts and styles are inline, as HtmlService serves them; nothing may be fetched from anywhere.
 * The sandbox stands here too, so that the page stays caged when it is opened outside its frame.
 */
export const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  'media-src data: blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads',
].join('; ');

export interface FrameContent {
  readonly html: string;
  /** What `google.script.run` offers. */
  readonly functions: readonly string[];
}

/** The page with the bridge as its first script: inside `<head>` where there is one, and never before the doctype. */
export function framePage({ html, functions }: FrameContent, bridge: string): string {
  const script = `<script data-functions="${functions.join(' ')}">${bridge.replaceAll('</script', '<\\/script')}</script>`;
  const place =
    /<head(?:\s[^>]*)?>/i.exec(html) ?? /<html(?:\s[^>]*)?>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  const at = place ? place.index + place[0].length : 0;
  return `${html.slice(0, at)}${script}${html.slice(at)}`;
}
