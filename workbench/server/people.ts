/**
 * Who may sit at the keyboard: the owner, a colleague, and one who is careful with permissions. Knows no page.
 */
import type { Person } from '../web/protocol';
import type { Workbench } from '../workbench';

const COLLEAGUE = 'colleague@example.com';
const CAREFUL = 'careful@example.com';
/** What a careful person leaves unticked on Google's consent screen. */
const REFUSED = ['script.send_mail', 'script.scriptapp'];

/** Shares the spreadsheet with everybody and lets the careful one refuse; the owner comes first. */
export function invite({ project, state }: Pick<Workbench, 'project' | 'state'>): readonly Person[] {
  const { workbook } = state;
  workbook.editors = [...new Set([...workbook.editors, COLLEAGUE, CAREFUL, state.user])].filter(
    (address) => address !== workbook.owner,
  );
  const refused = REFUSED.filter((scope) => project.scopes.includes(scope));
  if (refused.length > 0) state.grants[CAREFUL] = project.scopes.filter((scope) => !refused.includes(scope));
  return [workbook.owner, ...workbook.editors].map((address) => ({
    address,
    refused: address === CAREFUL ? refused : [],
  }));
}
