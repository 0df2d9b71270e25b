/**
 * Prepares the HTML of a mail for its frame, where it may do nothing: no script, no request, no way out.
 */
import type { Mail } from '../model/state';

export const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * The mail's HTML with its inline images in place, every link's target written after it, and links that lead nowhere.
 * `font` is a WOFF2 with Chinese letters for machines that have none.
 */
export function mailPage({ htmlBody = '', attachments = [] }: Mail, font: Buffer | undefined): string {
  const images = new Map(
    attachments.map(({ cid, contentType, base64 }) => [cid, `data:${contentType};base64,${base64}`]),
  );
  const content = htmlBody
    // Browsers may connect to what a link element names, whatever the policy says.
    .replace(/<link\b/gi, '<x-link')
    .replace(/cid:([^"'\s>)]+)/gi, (given, cid: string) => images.get(cid) ?? given);
  const face =
    font && CHINESE.test(htmlBody)
      ? `@font-face { font-family: "Noto Sans SC"; src: url(data:font/woff2;base64,${font.toString('base64')}) format("woff2"); }`
      : '';
  const style = `${face}
    body { margin: 16px; color: #1d2733; font: 14px / 1.5 Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
    a[href]::after { content: " ‹" attr(href) "›"; color: #566373; font-size: 11px; overflow-wrap: anywhere; }`;
  return `<!DOCTYPE html><meta charset="utf-8"><base target="_blank"><style>${style}</style>${content}`;
}
