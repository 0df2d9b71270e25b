/**
 * The Self-test, the very file that is pushed to Google: on the workbench nothing differs; where the workbench is made to
 * differ, that is listed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { builtProject } from '../../workbench/commands/project-files';
import { spreadsheetMethods } from '../../workbench/model/spreadsheet-methods';
import { newState } from '../../workbench/model/state';
import type { EngineHost, HostMethod } from '../../workbench/sandbox/door';
import { openWorkbench, type WorkbenchOptions } from '../../workbench/workbench';
import { bundleSource, NOW, ROOT, workbookOf } from '../support/bundle-workbench';

const source = readFileSync(join(ROOT, 'dist-workbench/SelfTest.js'), 'utf8');
const file = { name: 'SelfTest', type: 'js', source } as const;

/** A list of customers in which somebody chooses Self-test. */
function open(options: WorkbenchOptions = {}, locale = 'en_US') {
  const workbook = workbookOf([['Name'], ['Ann']], { locale, timeZone: 'Asia/Shanghai', name: 'Customers' });
  return openWorkbench({
    project: [file],
    state: newState(workbook, NOW),
    options: { cpuFactor: 0, syntax: 'es2019', ...options },
  });
}

type Opened = ReturnType<typeof open>;

function selfTest(workbench: Opened) {
  const report = workbench.menu('selfTest');
  if (report.internalErrors[0]) throw report.internalErrors[0];
  if (!report.ok) throw new Error(report.error?.message);
  const rows = (workbench.state.workbook.sheets.at(-1)?.values ?? []).slice(3) as string[][];
  const of = (state: string) => rows.filter((row) => row[0] === state);
  return { summary: report.value, rows, of, report };
}

const instead = (method: string, run: HostMethod['run']) => ({
  [method]: { ...(spreadsheetMethods[method] as HostMethod), run },
});

describe('the Self-test on the workbench', () => {
  const workbench = open();
  const before = structuredClone(workbench.state.workbook);
  const first = selfTest(workbench);

  it('finds no difference in more than two hundred assertions', () => {
    expect(first.of('DIFFERENT')).toEqual([]);
    expect(first.of('not asked')).toEqual([]);
    expect(first.of('same').length).toBeGreaterThan(200);
    // Expected, found and source of each are told.
    expect(first.of('same').filter((row) => row[5] === undefined)).toEqual([]);
    expect(new Set(first.of('same').map(([, about, what]) => `${about}: ${what}`)).size).toBe(first.of('same').length);
  });

  it('measures calls as the workbench charges them', () => {
    expect(first.of('measured').length).toBeGreaterThanOrEqual(15);
    expect(first.of('measured').filter((row) => row[3] !== row[4])).toEqual([]);
  });

  it('leaves nothing behind but the tab of results, and touches no other', () => {
    const { sheets, ...others } = workbench.state.workbook;
    expect(sheets.map(({ name }) => name)).toEqual(['Customers', expect.stringMatching(/^Self-test 2026-11-21 /)]);
    expect(sheets[0]).toEqual(before.sheets[0]);
    expect({ ...others, sheets: [], nextId: 0 }).toEqual({ ...before, sheets: [], nextId: 0 });
    expect(first.report.virtualMs).toBeLessThan(360_000);
  });

  it('asks the clock, and tells what it saw the next time', () => {
    const fired = workbench.advance(15 * 60_000);
    expect(fired.map(({ functionName, ok }) => [functionName, ok])).toEqual([
      ['selfTestByClock', true],
      ['selfTestThatFails', false],
    ]);
    const second = selfTest(workbench);
    expect(second.of('DIFFERENT')).toEqual([]);
    expect(second.rows.filter(([, about]) => about === 'A clock trigger')).toHaveLength(5);
    expect(workbench.state.triggers).toEqual([]);
    expect(workbench.state.properties.user).toEqual({ [workbench.state.user]: {} });
  });
});

describe('where the workbench is made to differ', () => {
  const insertSheet = spreadsheetMethods['Spreadsheet.insertSheet'] as HostMethod;
  const planted = open(
    {
      clockWithoutDocument: true,
      methods: {
        ...instead('Range.getNote', () => 'Something else'),
        ...instead('Spreadsheet.insertSheet', (host: EngineHost, ...args: never[]) => {
          host.wait(15_000);
          return insertSheet.run(host, ...args);
        }),
      },
    },
    'de_DE',
  );
  const half = selfTest(planted);
  const rest = selfTest(planted);

  it('goes on where it had to stop for time', () => {
    expect(half.summary).toBe('Half done: choose Self-test again to go on.');
    expect(rest.of('same').length).toBeGreaterThan(150);
    expect(planted.state.workbook.sheets).toHaveLength(2);
  });

  it('lists it, first of all', () => {
    const different = rest.of('DIFFERENT');
    expect(rest.rows.slice(0, different.length)).toEqual(different);
    expect(different.map(([, about, what, expected, found]) => [about, what, expected, found])).toEqual([
      ['Values of other kinds', 'a note', '"25"', '"Something else"'],
      ['Rows that come and go', 'notes and colours follow', '["note","#00ff00"]', '["Something else","#00ff00"]'],
      [
        'A new tab and a copied one',
        'a copy has values, notes, frozen rows',
        '["x","n",1]',
        '["x","Something else",1]',
      ],
    ]);
    expect(rest.summary).toMatch(/^3 of \d+ assertions differ, 3 were not asked\./);
  });

  it('asks of a locale only what it knows of it', () => {
    const titles = ['Text is taken as if typed', 'Number formats that a Date brings along', 'Formulas'];
    expect(rest.of('not asked').map(([, about]) => about)).toEqual(titles);
  });

  it('tells that a clock trigger has no document', () => {
    expect(planted.advance(15 * 60_000).map(({ functionName }) => functionName)).toContain('selfTestByClock');
    selfTest(planted);
    expect(selfTest(planted).of('DIFFERENT')).toContainEqual(
      expect.arrayContaining(['getActive() is there', '[true,true]', '[false,"none"]']),
    );
  });
});

describe('its file', () => {
  it('is an ES2019 script that needs no other', () => {
    const { body } = parse(source, { ecmaVersion: 2019, sourceType: 'script' });
    expect(body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []))).toEqual([
      'selfTest',
      'selfTestByClock',
      'selfTestThatFails',
    ]);
    expect(source.length).toBeLessThan(80 * 1024);
  });

  it('makes the menu show it, and only then', () => {
    const items = (more: readonly (typeof file)[]) => {
      const state = newState(workbookOf([['Name'], ['Ann']]), NOW);
      const { menus } = openWorkbench({ project: [...builtProject(ROOT), ...more], state }).open();
      const [menu] = menus as unknown as { items: { functionName?: string }[] }[];
      return menu!.items.map(({ functionName }) => functionName);
    };
    expect(items([])).not.toContain('selfTest');
    expect(items([file])).toEqual([...items([]), 'selfTest']);
    expect(bundleSource()).not.toContain('SelfTest.');
  });
});
