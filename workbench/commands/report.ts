/**
 * `ledger report`: the figures of a ledger at a moment, as JSON or as text. Tiers and stages are refreshed first, as they
 * would be on that day; the file itself stays as it is. With `--out` the ledger is written, its Dashboard brought up to date.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ApiOutput } from '../../src/contract/api';
import { currencyDigits, FIGURE_UNITS } from '../../src/contract/api/report';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { MOST_PARTS } from '../../src/contract/parts';
import { calculated } from '../formula/calculation';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { newState } from '../model/state';
import { openWorkbench } from '../workbench';
import { callScript } from './call-script';
import { type Command, type CommandIo, pathFrom, UsageError } from './command';
import { momentIn } from './moment';
import { openWorkbookFile } from './open-workbook';
import { outputPath } from './output-path';
import { builtProject } from './project-files';
import { commandWords } from './words';

type Report = ApiOutput['report'];
type Line = Report['tables']['ageing'][number];
type Figure = Line['figures'][number];
type Words = ReturnType<typeof messagesFor>['report'];

/** Lines of a table that a reader at a terminal is shown. */
const MOST_LINES = 24;
/** Who waits at a terminal is not bound to the six minutes that Google grants a script. */
const PATIENCE_MS = 24 * 3_600_000;

export const report: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      now: { type: 'string' },
      'fiscal-start': { type: 'string' },
      period: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const words = commandWords(io.language);
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0) throw new UsageError(words.reportOneFile);
  const fiscalStart = monthOf(values['fiscal-start']);
  if (fiscalStart === null) throw new UsageError(words.noMonth(values['fiscal-start'] ?? ''));
  const { period } = values;
  if (period !== undefined && !/^(?!0000)\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/.test(period))
    throw new UsageError(words.noPeriod(period));
  const path = pathFrom(io, input);
  const out = values.out === undefined ? undefined : outputPath(values.out, path, io);
  const workbook = await openWorkbookFile(path, io);
  const now = values.now === undefined ? Date.now() : momentIn(values.now, workbook.timeZone);
  if (now === null) throw new UsageError(words.noMoment(values.now ?? ''));
  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(workbook, now),
    options: { syntax: 'es2019', cpuFactor: 0 },
  });
  const click = { virtualLimitMs: PATIENCE_MS };
  callScript(workbench, 'makeLinkedTab', { requestId: `report-${now}-tab`, role: 'stageHistory' }, io, click);
  const inParts = (ask: (requestId: string) => { readonly value: { readonly isUnfinished: boolean } }): void => {
    for (let part = 1; part <= MOST_PARTS && ask(`report-${now}-${part}`).value.isUnfinished; part++);
  };
  inParts((requestId) => callScript(workbench, 'refreshTiers', { requestId }, io, click));
  const year = fiscalStart === undefined ? {} : { fiscalStart };
  const asked = { ...year, ...(period !== undefined && { period }) };
  const { value, execution } = callScript(workbench, 'report', asked, io, click);
  const { serviceCalls } = execution;
  if (out !== undefined) {
    inParts((requestId) => callScript(workbench, 'rebuildDashboard', { requestId, ...year }, io, click));
    calculated(workbook, now);
    writeFileSync(out, await writeXlsx(workbook, { now }));
  }
  io.stdout.write(values.json ? `${JSON.stringify({ ...value, serviceCalls }, null, 2)}\n` : textOf(value, io));
  return 0;
};

/** From 1 to 12; null for no month, undefined where none is asked for. */
function monthOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return /^(0?[1-9]|1[0-2])$/.test(text) ? Number(text) : null;
}

function textOf(told: Report, io: CommandIo): string {
  const words = messagesFor(io.language).report;
  const { sections } = words;
  const { period, before } = told;
  const span = ({ from, to }: { readonly from: string; readonly to: string }): string => words.from({ from, to });
  const show = (figure: Figure): string => shown(figure, told.currency, io.language);
  const rows = (figures: readonly Figure[], others: readonly Figure[] = []): string[][] =>
    figures.map((figure, i) => [
      words.figures[figure.key].name,
      show(figure),
      ...others.slice(i, i + 1).map(show),
      `n ${figure.n}`,
      words.figures[figure.key].formula,
    ]);
  const blocks = [
    [`${sections.period} ${period.key}: ${span(period)} · ${sections.before} ${span(before)}`],
    aligned(rows(told.figures, told.figuresBefore)),
    [`${sections.now} ${told.today} · ${told.currency}`],
    aligned(rows(told.now)),
    ...Object.entries(told.tables)
      .filter(([, lines]) => lines.length > 0)
      .map(([key, lines]) => [words.tables[key as keyof Words['tables']], ...tableText(lines, words, show)]),
    [sections.map, ...mapText(told, words)],
    ...(told.conversions === null || told.conversions.length === 0
      ? []
      : [
          [
            sections.conversions,
            ...aligned(told.conversions.map((one) => [`${one.from} → ${one.to}`, ...one.figures.map(show)])),
          ],
        ]),
    ...(told.flaggedDeals.length === 0
      ? []
      : [[sections.flagged, ...told.flaggedDeals.map((deal) => dealText(deal, words))]]),
    ...(told.leftOut.length === 0
      ? []
      : [[sections.leftOut, ...told.leftOut.map(({ code, count }) => `  ${words.leftOut[code]({ n: count })}`)]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The last lines of periods, the first of all others. */
function tableText(lines: readonly Line[], words: Words, show: (figure: Figure) => string): string[] {
  const isByPeriod = lines.every(({ of, rest }) => rest !== undefined || /^\d{4}(-|$)/.test(of));
  const some = isByPeriod ? lines.slice(-MOST_LINES) : lines.slice(0, MOST_LINES);
  const head = ['', ...(lines[0]?.figures ?? []).map(({ key }) => words.figures[key].name)];
  return [
    ...aligned([head, ...some.map((line) => [nameOf(line, words), ...line.figures.map(show)])]),
    ...(some.length < lines.length ? ['  …'] : []),
  ];
}

function nameOf({ of, rest, label }: Line, words: Words): string {
  if (rest !== undefined) return words.rests[rest];
  return label || (words.ages as Readonly<Record<string, string>>)[of] || of;
}

function mapText({ map, tables }: Report, words: Words): string[] {
  const labels = new Map(
    [...tables['customers-by-stage'], ...tables['customers-by-tier']].map(({ of, label = of }) => [of, label]),
  );
  const { sections } = words;
  const number = (figures: readonly Figure[], i: number): string => String(figures[i]?.value ?? '');
  return map.flatMap(({ box, figures, lines }) => [
    `  ${words.boxes[box]}: ${number(figures, 0)}`,
    ...aligned(
      lines.map(({ stage, tier, figures: own, action, contactDays, owners }) => [
        `  ${labels.get(stage) ?? stage} · ${tier === '' ? sections.noTier : (labels.get(tier) ?? tier)}`,
        number(own, 0),
        `${words.figures['contact-overdue'].name} ${number(own, 1)}`,
        contactDays === null ? '' : words.everyDays({ n: contactDays }),
        (words.actions as Readonly<Record<string, string>>)[action] ?? action,
        owners.map(({ owner, customers }) => `${owner || sections.noOwner} ${customers}`).join(', '),
      ]),
    ),
  ]);
}

function dealText(
  { row, customerId, product, pastClose, stale }: Report['flaggedDeals'][number],
  words: Words,
): string {
  const why = [
    ...(pastClose === null ? [] : [words.pastClose({ n: pastClose })]),
    ...(stale === null ? [] : [words.stale({ n: stale.days, limit: stale.limit })]),
  ];
  return `  ${[`${row}`, customerId, product, ...why].filter((text) => text !== '').join(' · ')}`;
}

function shown({ key, value }: Figure, currency: string, language: CommandIo['language']): string {
  if (value === null) return '–';
  const unit = FIGURE_UNITS[key];
  const number = (of: number, digits: number): string =>
    of.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (unit === 'share') return `${number(value * 100, 1)} %`;
  if (unit === 'points') return number(value * 100, 0);
  if (unit === 'money') return number(value, currencyDigits(currency));
  return number(value, Number.isInteger(value) ? 0 : 1);
}

/** Columns side by side, the first one to the left; a Han character is two letters wide. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const width = (text: string): number => text.length + (text.match(/[\u1100-\u115f\u2e80-\uffef]/g)?.length ?? 0);
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  return rows.map((row) =>
    `  ${row
      .map((text, i) => {
        const room = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(text)));
        return /^-?[\d.,]+( %)?$|^–$/.test(text) ? room + text : text + room;
      })
      .join('  ')}`.trimEnd(),
  );
}
