/** HtmlService: output and templates. Files of the project are fetched through the door. */
import { blobData, makeBlob } from './blob';
import type { ServiceEnvironment } from './environment';
import { takes } from './signature';
import { createPrinter, escapeHtml, templateCode } from './template';

/** What dialogs and sidebars take of an HtmlOutput. */
export interface HtmlData {
  content: string;
  title: string;
  width: number | null;
  height: number | null;
  faviconUrl: string;
  metaTags: { name: string; content: string }[];
}

/** Source: https://developers.google.com/apps-script/reference/html/html-output (`addMetaTag` takes these only). */
const metaNames = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];

/** Source: https://developers.google.com/apps-script/reference/html/html-service */
export function installHtml(env: ServiceEnvironment): void {
  const SandboxMode = env.makeEnum('SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);
  const XFrameOptionsMode = env.makeEnum('XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);

  function output(content: string): object {
    const html: HtmlData = { content, title: '', width: null, height: null, faviconUrl: '', metaTags: [] };
    const text = (method: string, args: unknown[]) => {
      takes(env, `HtmlService.HtmlOutput.${method}`, args, 'String');
      return String(args[0]);
    };
    const size = (method: string, args: unknown[]) => {
      takes(env, `HtmlService.HtmlOutput.${method}`, args, 'number');
      return args[0] as number;
    };
    return env.membrane('HtmlOutput', {
      html,
      append(...args: unknown[]) {
        html.content += text('append', args);
        return this;
      },
      appendUntrusted(...args: unknown[]) {
        html.content += escapeHtml(text('appendUntrusted', args));
        return this;
      },
      clear() {
        html.content = '';
        return this;
      },
      getContent: () => html.content,
      setContent(...args: unknown[]) {
        html.content = text('setContent', args);
        return this;
      },
      getTitle: () => html.title,
      setTitle(...args: unknown[]) {
        html.title = text('setTitle', args);
        return this;
      },
      getWidth: () => html.width,
      setWidth(...args: unknown[]) {
        html.width = size('setWidth', args);
        return this;
      },
      getHeight: () => html.height,
      setHeight(...args: unknown[]) {
        html.height = size('setHeight', args);
        return this;
      },
      getFaviconUrl: () => html.faviconUrl,
      setFaviconUrl(...args: unknown[]) {
        html.faviconUrl = text('setFaviconUrl', args);
        return this;
      },
      addMetaTag(...args: unknown[]) {
        takes(env, 'HtmlService.HtmlOutput.addMetaTag', args, 'String,String');
        const [name, content] = args.map(String) as [string, string];
        if (!metaNames.includes(name)) env.exception('The specified meta tag is not allowed in this context.');
        html.metaTags.push({ name, content });
        return this;
      },
      getMetaTags: () =>
        html.metaTags.map(({ name, content }) =>
          env.membrane('HtmlOutputMetaTag', { getName: () => name, getContent: () => content }),
        ),
      setSandboxMode(...args: unknown[]) {
        takes(env, 'HtmlService.HtmlOutput.setSandboxMode', args, 'enum SandboxMode');
        return this;
      },
      setXFrameOptionsMode(...args: unknown[]) {
        takes(env, 'HtmlService.HtmlOutput.setXFrameOptionsMode', args, 'enum XFrameOptionsMode');
        return this;
      },
      asTemplate: () => template(html.content),
      getBlob: () => htmlBlob(html.content),
      getAs(...args: unknown[]) {
        const contentType = text('getAs', args);
        return contentType === 'text/html'
          ? htmlBlob(html.content)
          : env.notEmulated(`HtmlOutput.getAs(${contentType})`);
      },
    });
  }

  function htmlBlob(content: string): object {
    const bytes = env.call('HtmlOutput.getBlob', content, 'UTF-8') as Uint8Array;
    return makeBlob(env, { bytes, contentType: 'text/html', name: 'output.html' });
  }

  /** No membrane: a template carries whatever variables the script gives it. */
  function template(source: string): object {
    const object: Record<string, unknown> = {};
    const method = (name: string, value: () => unknown) => Object.defineProperty(object, name, { value });
    method('getRawContent', () => source);
    method('getCode', () => env.notEmulated('HtmlTemplate.getCode'));
    method('getCodeWithComments', () => env.notEmulated('HtmlTemplate.getCodeWithComments'));
    method('toString', () => 'HtmlTemplate');
    method('evaluate', () => {
      env.call('HtmlTemplate.evaluate');
      const names = Object.keys(object).filter((name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
      const print = createPrinter();
      new Function('$print', ...names, templateCode(source))(print, ...names.map((name) => object[name]));
      return output(print.page());
    });
    return object;
  }

  const source = (method: string, args: unknown[]) => {
    takes(env, method, args, 'String', 'Blob');
    const blob = blobData(env, args[0]);
    return blob ? (env.call('Blob.getDataAsString', blob.bytes, 'UTF-8') as string) : String(args[0]);
  };
  const file = (method: string, args: unknown[]) => {
    takes(env, method, args, 'String');
    return env.call(method, String(args[0])) as string;
  };

  env.globals['HtmlService'] = env.membrane('HtmlService', {
    SandboxMode,
    XFrameOptionsMode,
    createHtmlOutput: (...args: unknown[]) =>
      output(args.length === 0 ? '' : source('HtmlService.createHtmlOutput', args)),
    createHtmlOutputFromFile: (...args: unknown[]) => output(file('HtmlService.createHtmlOutputFromFile', args)),
    createTemplate: (...args: unknown[]) => template(source('HtmlService.createTemplate', args)),
    createTemplateFromFile: (...args: unknown[]) => template(file('HtmlService.createTemplateFromFile', args)),
    getUserAgent: () => null,
  });
}
