import { assertEditable, assertSheetEditable, canEdit } from './protection';
import { newWorkbook, type Protection, type Rect } from './workbook';

const rect = (row: number, column: number, rows: number | null, columns: number | null): Rect => ({
  row,
  column,
  rows,
  columns,
});
const BASE: Protection = {
  protectionId: 1,
  rect: null,
  description: '',
  warningOnly: false,
  editors: ['ed@example.com'],
  domainEdit: false,
  unprotected: [],
};

function may(user: string, protection: Partial<Protection>, area: Rect = rect(0, 0, 1, 1)): boolean {
  const workbook = newWorkbook({ owner: 'owner@example.com' });
  workbook.namedRanges = [{ name: 'Block', sheetId: 0, rect: rect(5, 0, 2, 2) }];
  workbook.sheets[0]!.protections = [{ ...BASE, ...protection }];
  return canEdit(workbook, workbook.sheets[0]!, area, user);
}

// [prot]
describe('canEdit', () => {
  it('never blocks the owner nor the editors of the protection, and never for a warning', () => {
    expect(may('owner@example.com', {})).toBe(true);
    expect(may('ed@example.com', {})).toBe(true);
    expect(may('bob@example.com', {})).toBe(false);
    expect(may('bob@example.com', { warningOnly: true })).toBe(true);
  });

  it('blocks a range where it meets the protected one', () => {
    expect(may('bob@example.com', { rect: rect(1, 0, null, 1) }, rect(0, 0, 1, 5))).toBe(true);
    expect(may('bob@example.com', { rect: rect(1, 0, null, 1) }, rect(0, 0, 900, 5))).toBe(false);
  });

  it('follows a named range', () => {
    expect(may('bob@example.com', { rangeName: 'Block' }, rect(6, 1, 1, 1))).toBe(false);
    expect(may('bob@example.com', { rangeName: 'Block' }, rect(7, 1, 1, 1))).toBe(true);
  });

  it('leaves the unprotected ranges of a sheet open, also several together', () => {
    const unprotected = [rect(0, 0, 2, null), rect(2, 0, 2, 3)];
    expect(may('bob@example.com', { unprotected }, rect(0, 0, 4, 3))).toBe(true);
    expect(may('bob@example.com', { unprotected }, rect(0, 0, 4, 4))).toBe(false);
  });
});

it('words a refusal as Sheets does', () => {
  const workbook = newWorkbook();
  workbook.sheets[0]!.protections = [BASE];
  expect(() => assertEditable(workbook, workbook.sheets[0]!, null, 'bob@example.com')).toThrow(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
  expect(() => assertSheetEditable(workbook, workbook.sheets[0]!, 'bob@example.com')).toThrow('You are trying to edit');
  expect(() => assertSheetEditable(workbook, workbook.sheets[0]!, workbook.owner)).not.toThrow();
});
