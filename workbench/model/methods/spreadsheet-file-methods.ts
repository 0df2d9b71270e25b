/** The spreadsheet as a file, and SpreadsheetApp itself: sheets, selection, names, people, zone, locale, toast. */
import { type EngineHost, type Host, type HostMethod, type HostMethods, ServiceError } from '../../sandbox/door';
import { type Area, boundedArea } from '../area';
import { cssColor } from '../color';
import { isLocale } from '../locale';
import { assertSheetEditable } from '../protection';
import { touch } from '../revision';
import {
  activateSheet,
  addSheet,
  copyName,
  copyOf,
  deleteSheet,
  moveSheet,
  sheetById,
  sheetByName,
  sheetOf,
} from '../sheets';
import { isTimeZone } from '../time-zone';
import type { Sheet } from '../workbook';
import { changes, handles, type RangeTarget, reads, rectOf, sheetIn, targetOf } from './method-kit';
import { rangeByNotation } from './sheet-methods';

const active = (host: Host): Sheet => sheetOf(host.state.workbook, host.state.workbook.activeSheetId);

/** A1 names that a named range cannot have. (field) */
function assertRangeName(name: string): void {
  if (
    !/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) ||
    /^[A-Za-z]{1,3}\d+$/.test(name) ||
    /^r\d*c\d*$/i.test(name) ||
    /^(true|false)$/i.test(name)
  )
    throw new ServiceError(`Invalid argument: name`);
}

const file = <Args extends unknown[]>(run: (host: Host, ...args: Args) => void): HostMethod =>
  changes((host, ...args: Args) => {
    run(host, ...args);
    touch(host.state.workbook);
  });

const editors = (change: (host: Host, emails: readonly string[]) => void): HostMethod =>
  file((host, emails: string[]) => change(host, emails));

function selectionOf(host: Host): RangeTarget {
  const sheet = active(host);
  const area: Area = boundedArea(host.state.workbook.activeRange, sheet);
  return targetOf(sheet, area.rows && area.columns ? area : { row: 0, column: 0, rows: 1, columns: 1 });
}

function currentCellOf(host: Host): RangeTarget {
  const selected = selectionOf(host);
  return { ...selected, ...host.state.workbook.currentCell, rows: 1, columns: 1 };
}

export const spreadsheetFileMethods: HostMethods = {
  'SpreadsheetApp.getActiveSpreadsheet': handles((host) => host.execution.withoutDocument !== true),
  // No scope. [ref]
  'SpreadsheetApp.flush': { kind: 'immediate', run: () => undefined },
  'SpreadsheetApp.openById': {
    kind: 'read',
    scopes: ['spreadsheets'],
    // Triggers without consent and custom functions keep to their own file. [strig]
    modes: ['FULL'],
    run(host: Host, id: string) {
      // (field) What a missing file gives. The workbench holds one spreadsheet.
      if (id !== host.state.workbook.spreadsheetId)
        throw new ServiceError(
          'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
        );
      return true;
    },
  },

  // A colour on its way into a builder; needs no scope.
  'ColorBuilder.setRgbColor': { kind: 'local', run: (_host: Host, css: string) => cssColor(css) },

  'Spreadsheet.getId': handles((host) => host.state.workbook.spreadsheetId),
  'Spreadsheet.getUrl': handles(
    (host) => `https://docs.google.com/spreadsheets/d/${host.state.workbook.spreadsheetId}/edit`,
  ),
  'Spreadsheet.getName': reads((host) => host.state.workbook.name),
  'Spreadsheet.rename': file((host, name: string) => {
    host.state.workbook.name = name;
  }),
  'Spreadsheet.getSpreadsheetTimeZone': reads((host) => host.state.workbook.timeZone),
  'Spreadsheet.setSpreadsheetTimeZone': file((host, zone: string) => {
    if (!isTimeZone(zone)) throw new ServiceError(`Invalid argument: timezone`);
    host.state.workbook.timeZone = zone;
  }),
  'Spreadsheet.getSpreadsheetLocale': reads((host) => host.state.workbook.locale),
  'Spreadsheet.setSpreadsheetLocale': file((host, locale: string) => {
    if (!isLocale(locale)) throw new ServiceError(`Invalid argument: locale`);
    host.state.workbook.locale = locale.replace('-', '_');
  }),
  'Spreadsheet.getOwner': reads((host) => host.state.workbook.owner),
  'Spreadsheet.getEditors': reads(({ state: { workbook } }) => [
    workbook.owner,
    ...workbook.editors.filter((e) => e !== workbook.owner),
  ]),
  'Spreadsheet.getViewers': reads(() => []),
  'Spreadsheet.addEditors': editors(({ state: { workbook } }, emails) => {
    workbook.editors = [...new Set([...workbook.editors, ...emails])];
  }),
  'Spreadsheet.removeEditor': editors(({ state: { workbook } }, emails) => {
    workbook.editors = workbook.editors.filter((e) => !emails.includes(e));
  }),

  'Spreadsheet.getSheets': handles((host) => host.state.workbook.sheets.map((s) => s.sheetId)),
  'Spreadsheet.getSheetByName': handles(
    (host, name: string) => sheetByName(host.state.workbook, name)?.sheetId ?? null,
  ),
  'Spreadsheet.getSheetById': handles((host, id: number) => sheetById(host.state.workbook, id)?.sheetId ?? null),
  'Spreadsheet.getNumSheets': reads((host) => host.state.workbook.sheets.length),
  'Spreadsheet.getActiveSheet': handles((host) => (host.execution.withoutDocument ? null : active(host).sheetId)),
  'Spreadsheet.insertSheet': changes((host, name: string | null, index: number | null, templateId: number | null) => {
    const { workbook } = host.state;
    const template = templateId === null ? undefined : sheetIn(host, templateId);
    const at = index ?? workbook.sheets.indexOf(active(host)) + 1;
    if (at < 0 || at > workbook.sheets.length) throw new ServiceError('Sheet index is out of bounds.');
    return addSheet(workbook, name ?? undefined, at, template).sheetId;
  }),
  'Spreadsheet.deleteSheet': changes((host, sheetId: number) => {
    const sheet = sheetIn(host, sheetId);
    assertSheetEditable(host.state.workbook, sheet, host.execution.user);
    deleteSheet(host.state.workbook, sheet);
    return active(host).sheetId;
  }),
  'Spreadsheet.duplicateActiveSheet': changes((host) => {
    const { workbook } = host.state;
    const source = active(host);
    const copy = copyOf(workbook, source, copyName(workbook, source.name));
    workbook.sheets.splice(workbook.sheets.indexOf(source) + 1, 0, copy);
    activateSheet(workbook, copy);
    touch(workbook);
    return copy.sheetId;
  }),
  'Spreadsheet.moveActiveSheet': file((host, position: number) =>
    moveSheet(host.state.workbook, active(host), position - 1),
  ),
  'Spreadsheet.setActiveSheet': changes((host, sheetId: number) => {
    activateSheet(host.state.workbook, sheetIn(host, sheetId));
  }),
  'Sheet.activate': changes((host, sheetId: number) => activateSheet(host.state.workbook, sheetIn(host, sheetId))),

  'Spreadsheet.getRange': handles((host, notation: string) => rangeByNotation(host, notation, active(host))),
  'Spreadsheet.getRangeList': handles((host, notations: string[]) =>
    notations.map((n) => rangeByNotation(host, n, active(host))),
  ),
  'Spreadsheet.getActiveRange': handles(selectionOf),
  'Spreadsheet.getCurrentCell': handles(currentCellOf),
  'Spreadsheet.setActiveRange': changes((host, target: RangeTarget) => {
    activateSheet(host.state.workbook, sheetIn(host, target.sheetId));
    host.state.workbook.activeRange = rectOf(target);
    delete host.state.workbook.currentCell;
  }),
  // Within the selection the cursor moves; elsewhere the cell becomes the selection. [range]
  'Spreadsheet.setCurrentCell': changes((host, target: RangeTarget) => {
    const { workbook } = host.state;
    activateSheet(workbook, sheetIn(host, target.sheetId));
    const { row, column } = target;
    const { row: top, column: left, rows, columns } = selectionOf(host);
    if (row < top || column < left || row >= top + rows || column >= left + columns)
      workbook.activeRange = { row, column, rows: 1, columns: 1 };
    workbook.currentCell = { row, column };
  }),

  'Spreadsheet.getNamedRanges': reads((host) =>
    host.state.workbook.namedRanges.map(({ name, sheetId }) => ({ name, sheetId })),
  ),
  'Spreadsheet.getRangeByName': reads((host, name: string) => {
    const named = host.state.workbook.namedRanges.find((n) => n.name.toLowerCase() === name.toLowerCase());
    return named ? targetOf(sheetIn(host, named.sheetId), named.rect) : null;
  }),
  'Spreadsheet.setNamedRange': file((host, name: string, target: RangeTarget) => {
    assertRangeName(name);
    const { workbook } = host.state;
    const others = workbook.namedRanges.filter((n) => n.name.toLowerCase() !== name.toLowerCase());
    workbook.namedRanges = [...others, { name, sheetId: target.sheetId, rect: rectOf(target) }];
  }),
  'Spreadsheet.removeNamedRange': file(({ state: { workbook } }, name: string) => {
    const kept = workbook.namedRanges.filter((n) => n.name.toLowerCase() !== name.toLowerCase());
    if (kept.length === workbook.namedRanges.length) throw new ServiceError(`The named range ${name} does not exist.`);
    workbook.namedRanges = kept;
  }),
  'NamedRange.getRange': reads((host, name: string) => {
    const named = host.state.workbook.namedRanges.find((n) => n.name === name);
    if (!named) throw new ServiceError(`The named range ${name} does not exist.`);
    return targetOf(sheetIn(host, named.sheetId), named.rect);
  }),
  'NamedRange.setName': file(({ state: { workbook } }, name: string, renamed: string) => {
    assertRangeName(renamed);
    workbook.namedRanges = workbook.namedRanges.map((n) => (n.name === name ? { ...n, name: renamed } : n));
  }),

  'Spreadsheet.toast': {
    kind: 'immediate',
    scopes: ['spreadsheets.currentonly', 'spreadsheets'],
    run(host: EngineHost, message: string, title: string, seconds: number) {
      host.show({ kind: 'toast', message, title, seconds });
    },
  },
};
