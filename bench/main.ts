/**
 * `npm run bench`: each figure beside its goal or its baseline, measured in this run. `npm run bench -- 1000 10000`
 * measures the product alone, at these sizes, `npm run bench -- workbench` the workbench alone, and
 * `npm run bench -- roll-ups` how long 5,000 customers with 100,000 purchases are rolled up, and
 * `npm run bench -- duplicates` how well duplicates are found; `duplicates sets FOLDER [SEED]` writes lists that nobody
 * knows, and `duplicates score PAIRS.csv SET` scores what was found in a list.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { builtProject } from '../workbench/commands/project-files';
import { newState } from '../workbench/model/state';
import { type ExecutionReport, openWorkbench, type Workbench } from '../workbench/workbench';
import { CELL_BY_CELL } from './cell-by-cell';
import { benchDuplicates } from './duplicates';
import { type Figure, print, timed } from './figures';
import { rollUpFigures } from './roll-ups';
import { benchSheet } from './sheets';
import { bombFigures, measureCase, openAll, workbenchFigures } from './workbench';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
function call(
  workbench: Workbench,
  method: string,
  params: Record<string, unknown>,
): { report: ExecutionReport; ms: number } {
  const { value: report, ms } = timed(() => workbench.rpc('rpc', [method, params]));
  const answer = report.value as { ok: boolean; issues?: unknown };
  if (!report.ok || !answer.ok) throw new Error(`${method}: ${report.error?.message ?? JSON.stringify(answer.issues)}`);
  return { report, ms };
}

function figure(what: string, { report, ms }: { report: ExecutionReport; ms: number }, most: number): Figure {
  return {
    what,
    figure: `${report.serviceCalls} service calls`,
    beside: `(at most ${most}), ${report.localCalls} local, ${Math.round(ms)} ms, ${(report.virtualMs / 1000).toFixed(1)} s of virtual time`,
  };
}

/** The day round which the dates of the sheets lie. */
const START = Date.UTC(2026, 5, 1, 12);

function operations(rows: number): Figure[] {
  const workbench = openWorkbench({
    project: builtProject(root),
    state: newState(benchSheet(rows), START),
    options: { syntax: 'es2019' },
  });
  const form = { name: 'Eve Orr', phone: '+1 212 555 0199', email: 'eve@example.com', remarks: 'by the form' };
  const contact = {
    customerId: 'C-000001',
    kind: '',
    channel: '',
    outcome: '',
    note: 'called',
    nextDate: '2030-01-02',
    nextStep: 'call',
  };
  const plans = Array.from({ length: 10 }, (_, i) => ({
    customerId: `C-${String(2 + i * Math.floor(rows / 12)).padStart(6, '0')}`,
    nextDate: '2030-01-02',
    nextStep: 'call',
  }));
  const steps: [string, string, Record<string, unknown>, number][] = [
    ['preview', 'previewSetup', {}, 100],
    ['set-up', 'applySetup', { requestId: 'bench-set-up', fingerprint: '', options: {} }, 100],
    ['repair (nothing to do)', 'repair', { requestId: 'bench-repair' }, 25],
    ['check duplicates', 'checkDuplicates', { requestId: 'bench-duplicates' }, 25],
    ['refresh tiers', 'refreshTiers', { requestId: 'bench-tiers' }, 25],
    ['status', 'status', {}, 25],
  ];
  const figures = steps.map(([what, method, params, most]) => figure(what, call(workbench, method, params), most));
  const before = structuredClone(workbench.state);
  const newcomers = Array.from({ length: 50 }, (_, i) => [` Firm ${i}`, 'Co', `P ${i}`, `139 0000 ${1000 + i}`]);
  const forms: typeof steps = [
    ['whom to plan', 'proposePlans', { mine: false }, 25],
    ['ten customers planned', 'planContacts', { requestId: 'bench-plans', plans }, 25],
    ['customer of the selected row', 'customer', {}, 10],
    ['form of a customer', 'customerForm', { customerId: 'C-000001' }, 25],
    ['check of a form', 'checkCustomer', { values: form }, 25],
    ['new customer', 'saveCustomer', { requestId: 'bench-add', revision: '', duplicatesSeen: true, values: form }, 25],
    ['the tab of contacts made', 'makeLinkedTab', { requestId: 'bench-contact', role: 'followUps' }, 25],
    ['contact', 'logContact', { requestId: 'bench-contact', ...contact }, 25],
  ];
  for (const [what, method, params, most] of forms) figures.push(figure(what, call(workbench, method, params), most));
  const edits: [string, number, number, string | string[][]][] = [
    ['a remark typed', 5, 19, 'asks for a price'],
    ['a phone typed that another has', 7, 3, String(before.workbook.sheets[0]?.values[9]?.[3])],
    ['50 customers pasted', rows + 1, 0, newcomers],
  ];
  for (const [what, row, column, texts] of edits) {
    const { value, ms } = timed(() => workbench.edit(0, row, column, texts));
    const report = value[0] as ExecutionReport;
    if (!report.ok || report.log.length > 0) throw new Error(`${what}: ${report.error?.message ?? report.log[0]}`);
    figures.push(figure(what, { report, ms }, 25));
  }
  figures.push(...reminders(workbench));
  const untouched = openWorkbench({ project: builtProject(root), state: before, options: { syntax: 'es2019' } });
  const back = { requestId: 'bench-undo', operationId: 'bench-set-up' };
  return [...figures, figure('undo of the set-up', call(untouched, 'undo', back), 25)];
}

/** A night and a morning in Shanghai with reminders on: the trigger at two, at nine, and an hour later. */
function reminders(workbench: Workbench): Figure[] {
  const { state } = workbench;
  const on = call(workbench, 'switchReminders', { requestId: 'bench-reminders', on: true });
  const midnight = Math.ceil(state.clock / DAY_MS) * DAY_MS;
  const hourly = (hours: number): { report: ExecutionReport; ms: number } => {
    state.clock = midnight + hours * HOUR_MS;
    const { value: report, ms } = timed(() => workbench.run('hourly', [], { origin: 'clock' }));
    if (!report.ok || report.log.length > 0) throw new Error(`hourly: ${report.error?.message ?? report.log[0]}`);
    return { report, ms };
  };
  const figures = [
    figure('who is due today', call(workbench, 'today', { mine: false }), 25),
    figure('reminders switched on', on, 25),
    // An operation of 25 calls beside what every hour costs; then the queue of 25, and ten for the mail.
    figure('the hourly run, the first of a day', hourly(-6), 40),
    figure('the hourly run with a mail, and an Outbox made', hourly(1), 50),
    figure('the hourly run with nothing due', hourly(2), 16),
    // Two operations, and the day of the check noted.
    figure('the hourly run with the weekly check', hourly(HOURS_TO_MONDAY), 75),
  ];
  if (state.mailbox.length === 0) throw new Error('no mail was sent');
  return figures;
}

const HOUR_MS = 3_600_000;
/** From the night after the day of the sheets, which is a Monday, to two o'clock of the next. */
const HOURS_TO_MONDAY = 5 * 24 + 18;
const DAY_MS = 24 * HOUR_MS;

function baseline(rows: number): Figure[] {
  const project = [{ name: 'CellByCell', type: 'js' as const, source: CELL_BY_CELL }];
  const workbench = openWorkbench({ project, state: newState(benchSheet(rows), START) });
  const { value: report, ms } = timed(() => workbench.run('setUpCellByCell', [], { virtualLimitMs: 1_000_000_000 }));
  if (!report.ok) throw new Error(report.error?.message ?? 'the baseline failed');
  return [
    {
      what: 'IDs, phones, mails, duplicates',
      figure: `${report.serviceCalls} service calls`,
      beside: `${report.localCalls} local, ${Math.round(ms)} ms, ${(report.virtualMs / 1000).toFixed(1)} s of virtual time (Google stops at 360 s)`,
    },
  ];
}

function bundle(): Figure[] {
  const source = readFileSync(join(root, 'dist/Code.js'), 'utf8');
  const script = new vm.Script(source);
  const evaluate = (): number => timed(() => script.runInContext(vm.createContext(Object.create(null)))).ms;
  const times = Array.from({ length: 9 }, evaluate).sort((a, b) => a - b);
  const pages = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.html'));
  return [
    {
      what: 'Code.js, evaluated',
      figure: `${(times[4] as number).toFixed(1)} ms`,
      beside: `(under 40 ms; median of 9), ${Math.round(source.length / 1024)} KB`,
    },
    ...pages.map((name) => ({
      what: name,
      figure: `${(statSync(join(root, 'dist', name)).size / 1024).toFixed(1)} KB`,
      beside: name.startsWith('Sidebar') ? '(under 250 KB with all its views)' : '(under 80 KB)',
    })),
  ];
}

/** 5,000 customers and 100,000 purchases, or so many. */
function rollUps(customers = 5_000, count = 100_000): void {
  const workbench = openWorkbench({
    project: builtProject(root),
    state: newState(benchSheet(customers), START),
    options: { syntax: 'es2019' },
  });
  const ask: Parameters<typeof rollUpFigures>[3] = (method, params) => call(workbench, method, params);
  ask('applySetup', { requestId: 'bench-set-up', fingerprint: '', options: {} });
  print('Roll-ups', rollUpFigures(workbench, customers, count, ask));
}

function operationsOfSizes(sizes: readonly number[]): void {
  for (const rows of sizes) print(`${rows.toLocaleString('en')} rows of 20 columns`, operations(rows));
}

function workbench(): void {
  print('The workbench', workbenchFigures());
  print('Files that are not meant well (under 1,000 ms and 50 MB)', bombFigures());
}

const [wanted, ...more] = process.argv.slice(2);
// What this program starts itself, in processes of their own.
if (wanted === 'case') await measureCase(more[0] as string, { root, folder: more[1] as string });
else if (wanted === 'open') await openAll(more);
else if (wanted === 'workbench') workbench();
else if (wanted === 'duplicates') await benchDuplicates(more);
else if (wanted === 'roll-ups') rollUps(...more.map(Number));
else {
  print('What is pushed', bundle());
  operationsOfSizes(wanted === undefined ? [1_000, 10_000, 50_000] : [wanted, ...more].map(Number));
  print('Baseline: cell by cell, 1,000 rows', baseline(1_000));
  if (wanted === undefined) {
    rollUps();
    workbench();
  }
}
