/** Protected sheets and ranges, host side. [prot] */
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { mayEdit, protectedRect } from '../protection';
import { touch } from '../revision';
import { nextId } from '../sheets';
import type { Protection, Sheet } from '../workbook';
import { changes, type RangeTarget, rangeSheet, reads, rectOf, sheetIn, targetOf } from './method-kit';

/** Editors of the file may edit what is newly protected, until they are removed. [prot] */
function newProtection(host: Host, rect: Protection['rect']): Protection {
  const { workbook } = host.state;
  return {
    protectionId: nextId(workbook),
    rect,
    description: '',
    warningOnly: false,
    editors: [...new Set([workbook.owner, ...workbook.editors, host.execution.user])],
    domainEdit: false,
    unprotected: [],
  };
}

function find(host: Host, sheetId: number, id: number): { sheet: Sheet; protection: Protection } {
  const sheet = sheetIn(host, sheetId);
  const protection = sheet.protections.find((p) => p.protectionId === id);
  if (!protection) throw new ServiceError('The protection has been removed.');
  return { sheet, protection };
}

const get = <T>(of: (protection: Protection, host: Host, sheet: Sheet) => T) =>
  reads((host, sheetId: number, id: number) => {
    const { sheet, protection } = find(host, sheetId, id);
    return of(protection, host, sheet);
  });

const set = <Args extends unknown[]>(
  change: (protection: Protection, host: Host, ...args: Args) => Protection | null,
) =>
  changes((host, sheetId: number, id: number, ...args: Args) => {
    const { sheet, protection } = find(host, sheetId, id);
    if (!mayEdit(host.state.workbook, protection, host.execution.user))
      throw new ServiceError(
        'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      );
    const changed = change(protection, host, ...args);
    sheet.protections = sheet.protections.flatMap((p) => (p === protection ? (changed ? [changed] : []) : [p]));
    touch(host.state.workbook);
  });

const isSheetWide = (protection: Protection) => protection.rect === null && protection.rangeName === undefined;

function listed(sheets: readonly Sheet[], type: 'RANGE' | 'SHEET') {
  return sheets.flatMap((sheet) =>
    sheet.protections
      .filter((p) => isSheetWide(p) === (type === 'SHEET'))
      .map((p) => ({ sheetId: sheet.sheetId, protectionId: p.protectionId, type })),
  );
}

export const protectionMethods: HostMethods = {
  // Every call makes another one. [prot]
  'Range.protect': changes((host, target: RangeTarget) => {
    const sheet = rangeSheet(host, target);
    const protection = newProtection(host, rectOf(target));
    sheet.protections.push(protection);
    touch(host.state.workbook);
    return protection.protectionId;
  }),
  // The one that is there, or a new one. [prot]
  'Sheet.protect': changes((host, sheetId: number) => {
    const sheet = sheetIn(host, sheetId);
    const known = sheet.protections.find(isSheetWide);
    if (known) return known.protectionId;
    const protection = newProtection(host, null);
    sheet.protections.push(protection);
    touch(host.state.workbook);
    return protection.protectionId;
  }),
  'Sheet.getProtections': reads((host, sheetId: number, type: 'RANGE' | 'SHEET') =>
    listed([sheetIn(host, sheetId)], type),
  ),
  'Spreadsheet.getProtections': reads((host, type: 'RANGE' | 'SHEET') => listed(host.state.workbook.sheets, type)),

  'Protection.getDescription': get((p) => p.description),
  'Protection.isWarningOnly': get((p) => p.warningOnly),
  'Protection.canDomainEdit': get((p) => p.domainEdit),
  'Protection.canEdit': get((p, host) => mayEdit(host.state.workbook, p, host.execution.user)),
  'Protection.getRangeName': get((p) => p.rangeName ?? null),
  'Protection.getEditors': get((p) => (p.warningOnly ? [] : p.editors)),
  'Protection.getRange': get((p, host, sheet) =>
    targetOf(
      sheet,
      protectedRect(host.state.workbook, p) ?? { row: 0, column: 0, rows: sheet.maxRows, columns: sheet.maxColumns },
    ),
  ),
  'Protection.getUnprotectedRanges': get((p, _host, sheet) => p.unprotected.map((rect) => targetOf(sheet, rect))),

  'Protection.setDescription': set((p, _host, description: string) => ({ ...p, description })),
  'Protection.setWarningOnly': set((p, _host, warningOnly: boolean) => ({ ...p, warningOnly })),
  // Only for files of a Workspace domain; the workbench's belong to none. [prot] The wording is ours.
  'Protection.setDomainEdit': set(() => {
    throw new ServiceError('The spreadsheet does not belong to a domain.');
  }),
  'Protection.addEditors': set((p, _host, emails: string[]) => ({
    ...p,
    editors: [...new Set([...p.editors, ...emails])],
  })),
  // The owner and the user at work cannot be removed. [prot]
  'Protection.removeEditors': set((p, host, emails: string[]) => ({
    ...p,
    editors: p.editors.filter(
      (e) => e === host.state.workbook.owner || e === host.execution.user || !emails.includes(e),
    ),
  })),
  'Protection.setRange': set((p, _host, target: RangeTarget) => {
    const { rangeName: _, ...rest } = p;
    return { ...rest, rect: rectOf(target) };
  }),
  'Protection.setRangeName': set((p, host, name: string) => {
    if (!host.state.workbook.namedRanges.some((n) => n.name === name))
      throw new ServiceError(`The named range ${name} does not exist.`);
    return { ...p, rangeName: name };
  }),
  'Protection.setUnprotectedRanges': set((p, _host, targets: RangeTarget[]) => {
    if (!isSheetWide(p)) throw new ServiceError('Unprotected ranges can only be set on a protected sheet.');
    return { ...p, unprotected: targets.map(rectOf) };
  }),
  'Protection.remove': set(() => null),
};
