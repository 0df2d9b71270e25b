/** ContentService: text that `doGet` and `doPost` answer. Nobody serves it here. */
import type { EnumMember, ServiceEnvironment } from './environment';
import { takes } from './signature';

/** Source: https://developers.google.com/apps-script/reference/content/content-service */
export function installContent(env: ServiceEnvironment): void {
  const names = ['ATOM', 'CSV', 'ICAL', 'JAVASCRIPT', 'JSON', 'RSS', 'TEXT', 'VCARD', 'XML'] as const;
  const MimeType = env.makeEnum('MimeType', names);

  function output(first: string): object {
    let content = first;
    let mimeType: EnumMember = MimeType.TEXT;
    let fileName: string | null = null;
    const text = (method: string, args: unknown[]) => {
      takes(env, `ContentService.TextOutput.${method}`, args, 'String');
      return String(args[0]);
    };
    return env.membrane('TextOutput', {
      append(...args: unknown[]) {
        content += text('append', args);
        return this;
      },
      clear() {
        content = '';
        return this;
      },
      downloadAsFile(...args: unknown[]) {
        fileName = text('downloadAsFile', args);
        return this;
      },
      getContent: () => content,
      getFileName: () => fileName,
      getMimeType: () => mimeType,
      setContent(...args: unknown[]) {
        content = text('setContent', args);
        return this;
      },
      setMimeType(...args: unknown[]) {
        takes(env, 'ContentService.TextOutput.setMimeType', args, 'enum MimeType');
        mimeType = args[0] as EnumMember;
        return this;
      },
    });
  }

  env.globals['ContentService'] = env.membrane('ContentService', {
    MimeType,
    createTextOutput(...args: unknown[]) {
      takes(env, 'ContentService.createTextOutput', args, '', 'String');
      return output(args.length === 0 ? '' : String(args[0]));
    },
  });
}
