import { newSheet, newWorkbook, type Value } from '../model/workbook';
import { EMBEDDED_STATE_MARK, readEmbeddedState } from './embedded-state';
import { readFile } from './read-file';
import { writeXlsx } from './xlsx/write-xlsx';

const workbookWith = (values: (Value | undefined)[][]) => ({
  ...newWorkbook(),
  sheets: [newSheet(0, 'Customers'), { ...newSheet(1, 'Settings 设置'), hidden: true, values }],
});

describe('readEmbeddedState', () => {
  it('finds the block wherever it stands, up to the first blank key', () => {
    const values = [
      ['x'],
      [undefined, undefined, EMBEDDED_STATE_MARK],
      [undefined, 'y', 'spreadsheetId', 'abc'],
      [undefined, undefined, 'timeZone', 'Asia/Shanghai'],
      [undefined, undefined, 'other', 1],
      [],
      [undefined, undefined, 'locale', 'zh_CN'],
    ];
    expect(readEmbeddedState(workbookWith(values))).toEqual({ spreadsheetId: 'abc', timeZone: 'Asia/Shanghai' });
  });

  it('passes over zones and locales that do not exist', () => {
    expect(
      readEmbeddedState(
        workbookWith([[EMBEDDED_STATE_MARK], ['timeZone', 'Mars/Olympus'], ['locale', '??'], ['spreadsheetId']]),
      ),
    ).toEqual({});
    expect(readEmbeddedState(workbookWith([[`${EMBEDDED_STATE_MARK} `], ['spreadsheetId', 'abc']]))).toEqual({});
    expect(readEmbeddedState(newWorkbook())).toEqual({});
  });

  it('makes a saved ledger the same spreadsheet again, against what was asked for', async () => {
    const bytes = await writeXlsx(
      workbookWith([
        [EMBEDDED_STATE_MARK],
        ['spreadsheetId', '1AbC'],
        ['timeZone', 'Asia/Taipei'],
        ['locale', 'zh_TW'],
      ]),
    );
    expect(await readFile('ledger.xlsx', bytes, { locale: 'en_US', timeZone: 'Etc/UTC' })).toMatchObject({
      ok: true,
      workbook: { spreadsheetId: '1AbC', timeZone: 'Asia/Taipei', locale: 'zh_TW' },
    });
  });
});
