/** HtmlService, host side: the pages of the project, by name with or without `.html`. */
import { type HostMethod, type HostMethods, ServiceError } from '../door';
import { bytesOfText } from './utilities-methods';

const file: HostMethod = {
  kind: 'local',
  run({ execution: { pages } }, name: string) {
    const page = pages.get(name) ?? pages.get(name.replace(/\.html$/, ''));
    if (page === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return page;
  },
};

export const htmlMethods: HostMethods = {
  'HtmlService.createHtmlOutputFromFile': file,
  'HtmlService.createTemplateFromFile': file,
  'HtmlTemplate.evaluate': { kind: 'local', run: () => null },
  'HtmlOutput.getBlob': { kind: 'local', run: (_host, text: string, charset: string) => bytesOfText(text, charset) },
};
