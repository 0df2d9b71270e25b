/** HtmlService, host side: the pages of the project, by name with or without `.html`. */
import { type HostMethod, type HostMethods, ServiceError } from '../door';
import { bytesOfText } from './utilities-methods';

/** Needs the project's pages, so the table is made for each project. */
export function htmlMethods(pages: ReadonlyMap<string, string>): HostMethods {
  const file: HostMethod = {
    kind: 'local',
    run(_host, name: string) {
      const page = pages.get(name) ?? pages.get(name.replace(/\.html$/, ''));
      if (page === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
      return page;
    },
  };
  return {
    'HtmlService.createHtmlOutputFromFile': file,
    'HtmlService.createTemplateFromFile': file,
    'HtmlTemplate.evaluate': { kind: 'local', run: () => null },
    'HtmlOutput.getBlob': { kind: 'local', run: (_host, text: string, charset: string) => bytesOfText(text, charset) },
  };
}
