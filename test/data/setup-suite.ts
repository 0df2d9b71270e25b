/**
 * The command line on the public data sets and on our own samples: every file is opened again by exceljs, and by
 * LibreOffice where it is installed, and held against the list it was made from.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import type { SetupReport } from '../../src/contract/api/set-up';
import { cellText, columnOf, type LedgerFile, openLedgerFile, saysTheSame } from '../support/ledger-file';
import { convertWithOffice, officeVersion } from '../support/office';

const ROOT = path.resolve(__dirname, '../..');
const DATA = process.env['LEDGERLINE_DATA'] ?? path.join(ROOT, '../shared/data');
const OUT = mkdtempSync(path.join(tmpdir(), 'ledgerline-data-'));
afterAll(() => rmSync(OUT, { recursive: true, force: true }));

interface Expected {
  readonly file: string;
  readonly records: number;
  readonly headerRow?: number;
  readonly region: string;
  /** At most so many in a hundred rows are flagged: more would say that we have read the column wrongly. */
  readonly flaggedPercent: number;
  readonly duplicateGroups: readonly [least: number, most: number];
}

const set = (name: string) => path.join(DATA, 'duplicates', name, 'records.csv');
const EXPECTED: Record<string, Expected> = {
  // Its streets lack their numbers, so that nothing tells the namesakes of one street apart.
  census: { file: set('census'), records: 841, region: 'US', flaggedPercent: 0, duplicateGroups: [270, 320] },
  csv_example: {
    file: set('csv_example'),
    records: 3337,
    region: 'US',
    flaggedPercent: 1,
    duplicateGroups: [600, 900],
  },
  // One row in 28 has neither name, one in 30 a broken address.
  fake_1000: { file: set('fake_1000'), records: 1000, region: 'US', flaggedPercent: 7, duplicateGroups: [150, 260] },
  febrl1: { file: set('febrl1'), records: 1000, region: 'US', flaggedPercent: 1, duplicateGroups: [150, 500] },
  febrl3: { file: set('febrl3'), records: 5000, region: 'US', flaggedPercent: 1, duplicateGroups: [600, 2000] },
  // One birthday in ten is no day: 19146918.
  febrl_C_5000: {
    file: set('febrl_C_5000'),
    records: 5000,
    region: 'AU',
    flaggedPercent: 11,
    duplicateGroups: [300, 2000],
  },
  ledger_en_5k: {
    file: set('ledger_en_5k'),
    records: 5000,
    region: 'US',
    flaggedPercent: 1,
    duplicateGroups: [450, 700],
  },
  // Its invented landlines have areas and exchanges that China has not.
  ledger_zh_5k: {
    file: set('ledger_zh_5k'),
    records: 5000,
    region: 'CN',
    flaggedPercent: 17,
    duplicateGroups: [450, 700],
  },
  ledger_mix_20k: {
    file: set('ledger_mix_20k'),
    records: 20_000,
    region: 'US',
    flaggedPercent: 8,
    duplicateGroups: [1800, 2800],
  },
  restaurant: { file: set('restaurant'), records: 864, region: 'US', flaggedPercent: 1, duplicateGroups: [90, 120] },
  shop: {
    file: path.join(ROOT, 'samples/shop.csv'),
    records: 120,
    headerRow: 3,
    region: 'CN',
    flaggedPercent: 5,
    duplicateGroups: [9, 9],
  },
  team: {
    file: path.join(ROOT, 'samples/team.csv'),
    records: 8000,
    region: 'CN',
    flaggedPercent: 2,
    duplicateGroups: [200, 300],
  },
};

interface Run {
  readonly report: SetupReport & { serviceCalls: number; localCalls: number; elapsedMs: number };
  readonly rows: readonly (readonly string[])[];
  readonly ledger: LedgerFile;
  readonly out: string;
}

async function run(name: string, { file }: Expected): Promise<Run> {
  const [out, reportFile] = [path.join(OUT, `${name}.xlsx`), path.join(OUT, `${name}.json`)];
  const before = readFileSync(file);
  const cli = spawnSync(
    process.execPath,
    [path.join(ROOT, 'dist-workbench/cli.js'), 'setup', file, '--out', out, '--report', reportFile],
    { encoding: 'utf8' },
  );
  expect({ status: cli.status, stderr: cli.stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(file).equals(before)).toBe(true);
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Run['report'];
  const { data } = Papa.parse<string[]>(before.toString('utf8').replace(/^\ufeff/, ''));
  return { report, rows: data, ledger: await openLedgerFile(out, report.headerRow), out };
}

function letters(column: number): string {
  return (
    (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') +
    String.fromCharCode(65 + ((column - 1) % 26))
  );
}

/** Half of the lists, so that two run beside each other. */
export function describeSetups(half: 0 | 1): void {
  const lists = Object.entries(EXPECTED).filter((_, i) => i % 2 === half);
  describe.each(lists)('%s', (name, expected) => {
    let done: Run;
    beforeAll(async () => {
      done = await run(name, expected);
    }, 120_000);

    it('reports what design.md promises', () => {
      const { report, rows } = done;
      const headers = rows[report.headerRow - 1] ?? [];
      expect(report).toMatchObject({
        headerRow: expected.headerRow ?? 1,
        rowsIn: expected.records,
        rowsOut: expected.records,
      });
      for (const header of Object.values(report.mapping).flat()) expect(headers).toContain(header);
      expect(report.serviceCalls).toBeLessThanOrEqual(100);
      expect(report.localCalls).toBeGreaterThan(0);
      expect(report.elapsedMs).toBeGreaterThan(0);
      const [least, most] = expected.duplicateGroups;
      expect(report.duplicateGroups).toBeGreaterThanOrEqual(least);
      expect(report.duplicateGroups).toBeLessThanOrEqual(most);
      for (const { rowNumber, fieldKey, code } of report.issues) {
        if (!(rowNumber > report.headerRow && rowNumber <= rows.length && fieldKey !== '' && /^[a-z-]+$/.test(code)))
          throw new Error(JSON.stringify({ rowNumber, fieldKey, code }));
      }
    });

    it('loses no value: each stands in its row as it was or in its standard form, and the copy holds all as they were', () => {
      const { report, rows, ledger } = done;
      const headers = rows[report.headerRow - 1] ?? [];
      const keyOf = new Map(
        Object.entries(report.mapping).map(([key, header]) => [headers.indexOf([header].flat()[0] ?? ''), key]),
      );
      const lost: unknown[] = [];
      rows.forEach((row, r) => {
        row.forEach((before, c) => {
          const copied = cellText(ledger.copy.getCell(r + 1, c + 1).value);
          if (!saysTheSame(before, copied, undefined)) lost.push({ r, c, before, copied });
          if (r === report.headerRow - 1) return;
          const after = cellText(ledger.customers.getCell(r + 1, c + 1).value);
          if (!saysTheSame(before, after, r < report.headerRow ? undefined : keyOf.get(c)))
            lost.push({ r, c, before, after });
        });
      });
      expect(lost.slice(0, 20)).toEqual([]);
    });

    it('reads no phone of a customer in China as one of another country', () => {
      const { report, rows, ledger } = done;
      const at = (key: string) =>
        (rows[report.headerRow - 1] ?? []).indexOf([report.mapping[key] ?? '\0'].flat()[0] ?? '');
      const country = at('region');
      const wrong: unknown[] = [];
      for (const column of [at('phone'), at('phone2')].filter((one) => one >= 0)) {
        rows.slice(report.headerRow).forEach((row, i) => {
          if (!/^(?:CN|China|PRC|中国)$/.test(row[country] ?? '')) return;
          const before = row[column] ?? '';
          const after = cellText(ledger.customers.getCell(report.headerRow + 1 + i, column + 1).value);
          if (/^\(\d{3}\) /.test(after) && !before.includes('(')) wrong.push({ before, after });
        });
      }
      expect(wrong.slice(0, 20)).toEqual([]);
    });

    it('writes text, never a formula', () => {
      const formulas: string[] = [];
      done.ledger.customers.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula !== undefined) formulas.push(cell.address);
        }),
      );
      expect(formulas).toEqual([]);
    });

    it('keeps the records few that a person has to look at, and says at each why', () => {
      const { report, ledger } = done;
      const flagged = new Set(report.issues.map(({ rowNumber }) => rowNumber));
      expect((flagged.size / expected.records) * 100).toBeLessThanOrEqual(expected.flaggedPercent);
      const column = ledger.fields.find(({ label }) => label === 'To check' || label === '待处理')?.column as number;
      for (let row = report.headerRow + 1; row <= report.headerRow + expected.records; row++) {
        const text = ledger.customers.getCell(row, column).text;
        if (text.startsWith('⚠ ') !== flagged.has(row)) throw new Error(`row ${row}: ${JSON.stringify(text)}`);
      }
    });

    it('numbers the duplicate groups as the report counts them, two rows or more in each', () => {
      const { report, ledger } = done;
      const column = ledger.fields.find(({ label }) => label === 'Duplicate group' || label === '重复组')
        ?.column as number;
      const sizes = new Map<string, number>();
      for (let row = report.headerRow + 1; row <= report.headerRow + expected.records; row++) {
        const text = ledger.customers.getCell(row, column).text;
        if (text !== '') sizes.set(text, (sizes.get(text) ?? 0) + 1);
      }
      expect(sizes.size).toBe(report.duplicateGroups);
      expect(Math.min(...sizes.values())).toBeGreaterThan(1);
    });

    it('gives each record an ID of its own', () => {
      const { report, ledger } = done;
      const column = ledger.fields.find(({ label }) => label === 'Customer ID' || label === '客户编号')
        ?.column as number;
      const ids = Array.from(
        { length: expected.records },
        (_, i) => ledger.customers.getCell(report.headerRow + 1 + i, column).text,
      );
      expect(new Set(ids).size).toBe(expected.records);
      expect(ids).not.toContain('');
    });

    it('keeps its validations, colours, notes, filter and frozen header in the file', () => {
      const { report, ledger, rows } = done;
      const { customers, settings, headerRow } = ledger;
      const rules = (
        customers as unknown as {
          dataValidations: {
            model: Record<string, { type: string; errorStyle?: string; formulae: unknown[]; prompt?: string }>;
          };
        }
      ).dataValidations.model;
      const last = headerRow + expected.records;
      const checked = ledger.fields.filter(({ check }) => !/^(?:allow|允许)$/.test(check));
      expect(checked.length).toBeGreaterThan(4);
      for (const { header, type, check, column } of checked) {
        for (const row of [headerRow + 1, Math.floor((headerRow + last) / 2), last]) {
          const rule = rules[`${letters(column)}${row}`];
          if (rule === undefined) throw new Error(`${header}: no validation in row ${row}`);
          expect({ header, stops: rule.errorStyle === 'stop' }).toEqual({
            header,
            stops: /^(?:refuse|拒绝)$/.test(check),
          });
          expect(rule.prompt).not.toBe('');
          if (!/^(?:List|列表)$/.test(type)) continue;
          expect(rule.type).toBe('list');
          const [, tab, list] = /^'(.+)'!\$([A-Z]+)\$4:\$\2\$503$/.exec(String(rule.formulae[0])) ?? [];
          expect({ header, tab }).toEqual({ header, tab: settings.name });
          const items = Array.from({ length: 500 }, (_, i) => settings.getCell(`${list}${i + 4}`).text).filter(
            (text) => text !== '',
          );
          expect(items.length).toBeGreaterThan(0);
          expect(items.length).toBeLessThanOrEqual(40);
        }
      }

      const formats = (
        customers as unknown as {
          conditionalFormattings: {
            ref: string;
            rules: { formulae: string[]; style: { fill?: object; font?: object } }[];
          }[];
        }
      ).conditionalFormattings;
      const marks = formats.flatMap(({ ref, rules: own }) =>
        own.map(({ formulae }) => [/N\("ledgerline:(\w+)"\)/.exec(formulae[0] ?? '')?.[1], ref] as const),
      );
      const markNames = marks.map(([mark]) => mark);
      expect(markNames).toEqual(expect.arrayContaining(['overdue', 'today', 'rank1', 'duplicate', 'toCheck']));
      for (const [mark, ref] of marks) {
        for (const area of ref.split(' ')) {
          const [, top, bottom] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(area) ?? [];
          expect({ mark, top: Number(top), reaches: Number(bottom) >= last }).toEqual({
            mark,
            top: headerRow + 1,
            reaches: true,
          });
        }
      }

      const headers = rows[report.headerRow - 1] ?? [];
      headers.forEach((before, c) => {
        const cell = customers.getCell(headerRow, c + 1);
        if (cell.text === before) return;
        const note =
          typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map(({ text }) => text).join('');
        expect(note).toContain(before);
      });

      expect(customers.views[0]).toMatchObject({ state: 'frozen', ySplit: headerRow });
      // Down to the end of the grid, which has 1,000 rows at least, so that new rows are among the filter's; where totals
      // follow, down to the last customer.
      const isFollowed = rows.slice(last).some((row) => row.some((text) => text !== ''));
      const end = isFollowed ? last : Math.max(last, 1000);
      expect(customers.autoFilter).toBe(`A${headerRow}:${letters(customers.columnCount)}${end}`);
    });

    it('knows the region and the languages of its words', () => {
      const { settings } = done.ledger;
      const at = columnOf(settings, 1, 'general');
      const general = new Map(
        Array.from({ length: 6 }, (_, i) => [settings.getCell(4 + i, at).text, settings.getCell(4 + i, at + 1).text]),
      );
      expect(general.get('Region') ?? general.get('地区')).toBe(expected.region);
    });
  });
  if (half === 0) describeOffice();
}

function describeOffice(): void {
  (officeVersion() ? it : it.skip)(
    'LibreOffice finds every validation, colour and note of a ledger',
    () => {
      const out = path.join(OUT, 'for-office.xlsx');
      spawnSync(process.execPath, [path.join(ROOT, 'dist-workbench/cli.js'), 'setup', set('restaurant'), '--out', out]);
      convertWithOffice([out], 'fods', OUT);
      const text = readFileSync(path.join(OUT, 'for-office.fods'), 'utf8');
      const tab = text.slice(text.indexOf('<table:table table:name="records"'), text.indexOf('</table:table>'));
      // Phone, flag, tier, next follow-up, last contact, type.
      expect(new Set(tab.match(/table:content-validation-name="[^"]+"/g)).size).toBe(6);
      expect(
        text.match(/table:condition="of:cell-content-is-in-list\(\[\$Settings\.\$[A-Z]+\$4:\.\$[A-Z]+\$503\]\)"/g)
          ?.length,
      ).toBeGreaterThanOrEqual(3);
      const colours = (tab.match(/calcext:value="formula-is\([^"]*ledgerline:(\w+)/g) ?? []).map((one) =>
        one.replace(/.*ledgerline:/, ''),
      );
      expect(colours.sort()).toEqual(['duplicate', 'overdue', 'rank1', 'rank2', 'rank3', 'rank4', 'toCheck', 'today']);
      expect(tab.match(/<office:annotation/g)?.length).toBe(10);
      expect(text).toContain('table:display-filter-buttons="true"');
    },
    180_000,
  );
}
