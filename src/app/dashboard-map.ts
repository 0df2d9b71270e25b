/**
 * The customer maintenance map and the notes box, as blocks of the Dashboard in the ledger's language. Knows no sheet.
 */
import type { messagesFor } from '../contract/messages/messages-for';
import { NOTES_KEY } from '../domain/notes/note-cells';
import { BAND_WIDTH, type DashboardBlock, type DashboardCell, type DashboardRow } from '../domain/report/dashboard';
import type { Figure } from '../domain/report/figures';
import type { CountedKeys } from '../domain/report/live-counts';
import type { Box, MapBox, MapLine, OwnerShare } from '../domain/report/maintenance-map';
import type { Report } from '../domain/report/report';
import { FREE, text } from './dashboard-cells';

type Words = Pick<ReturnType<typeof messagesFor>, 'report' | 'notesBox'>;

interface MapInput {
  readonly report: Pick<Report, 'map' | 'tables'>;
  readonly words: Words;
  readonly counts: (keys: CountedKeys) => string | null;
}

/** Rows for people, to begin with. */
const NOTE_ROWS = 6;
const MOST_OWNERS = 5;
const COUNT_FORMAT = '#,##0';
/** Places of each box side by side, and the sign before it. The fills are those of potential, active and dormant. */
const BOXES: Readonly<Record<Box, readonly [first: number, last: number, fill: string, sign: string]>> = {
  acquire: [0, 1, '#BBDDFB', ''],
  maintain: [3, 5, '#4FBF8B', '→'],
  'win-back': [7, 9, '#C2C2C2', '→'],
  unknown: [11, 13, '#F1F3F4', ''],
};

/** Boxes with their counts side by side, then their lines. Everybody is counted in one box and one line. */
export function mapBlock({ report: { map, tables }, words, counts }: MapInput): DashboardBlock {
  const { report } = words;
  const { sections, figures: names } = report;
  const labels = new Map(
    [...tables['customers-by-stage'], ...tables['customers-by-tier']].map(({ of, label = of }) => [of, label]),
  );
  const boxes = (Object.keys(BOXES) as Box[]).map(
    (box): MapBox => map.find((one) => one.box === box) ?? { box, stages: [], figures: [], owners: [], lines: [] },
  );
  const everybody = boxes.reduce((sum, { figures }) => sum + customersIn(figures), 0);
  const stages = boxes.flatMap((box) => box.stages);
  // What no other box counts is counted by the last one, so that they make up everybody whatever anybody types.
  const rest = minus(counts({}), counts({ stage: stages }));
  const line = ({ stage, tier, figures, action, contactDays, owners }: MapLine): DashboardRow => ({
    look: 'line',
    cells: [
      text(stage === '' ? report.boxes.unknown : (labels.get(stage) ?? stage)),
      text(tier === '' ? sections.noTier : (labels.get(tier) ?? tier)),
      countCell(customersIn(figures), counts({ stage: [stage], tier: [tier] })),
      FREE,
      countCell(figures.find(({ key }) => key === 'contact-overdue')?.value ?? 0, null),
      FREE,
      { value: contactDays === null ? '' : report.everyDays({ n: contactDays }), align: 'right' },
      text((report.actions as Readonly<Record<string, string>>)[action] ?? action),
      FREE,
      text(ownersText(owners, words)),
    ],
  });
  return {
    key: 'map',
    band: 'both',
    rows: [
      { look: 'section', cells: [text(sections.map)] },
      { look: 'line', cells: [text(names.customers.name), countCell(everybody, counts({}))] },
      { look: 'line', cells: strip(boxes, ({ box }) => text(report.boxes[box]), true) },
      {
        look: 'big',
        cells: strip(boxes, ({ box, stages: own, figures }) => ({
          ...countCell(customersIn(figures), box === 'unknown' ? rest : counts({ stage: own })),
          align: 'left',
        })),
      },
      { look: 'line', cells: strip(boxes, ({ owners }) => text(ownersText(owners, words))) },
      ...map.flatMap(({ box, lines }): DashboardRow[] => [
        {
          look: 'head',
          cells: [
            text(report.boxes[box]),
            text(''),
            { value: names.customers.name, align: 'right' },
            text(names['contact-overdue'].name),
            FREE,
            FREE,
            { value: sections.contact, align: 'right' },
            text(sections.action),
            FREE,
            text(sections.owners),
          ],
        },
        ...lines.map(line),
      ]),
    ],
  };
}

function strip(
  boxes: readonly MapBox[],
  cellOf: (box: MapBox) => DashboardCell,
  hasSigns = false,
): readonly DashboardCell[] {
  const cells = new Array<DashboardCell>(2 * BAND_WIDTH).fill(FREE);
  for (const one of boxes) {
    const [first, last, fill, sign] = BOXES[one.box];
    cells.fill({ value: '', fill }, first, last + 1);
    cells[first] = { ...cellOf(one), fill };
    if (hasSigns && sign !== '') cells[first - 1] = text(sign);
  }
  return cells;
}

function customersIn(figures: readonly Figure[]): number {
  return figures.find(({ key }) => key === 'customers')?.value ?? 0;
}

function countCell(value: number, formula: string | null): DashboardCell {
  return { value, format: COUNT_FORMAT, ...(formula !== null && { formula: () => formula }) };
}

function minus(all: string | null, others: string | null): string | null {
  return all === null || others === null ? null : `${all}-(${others})`;
}

function ownersText(owners: readonly OwnerShare[], { report: { sections, rests } }: Words): string {
  const others = owners.slice(MOST_OWNERS).reduce((sum, { customers }) => sum + customers, 0);
  return [
    ...owners.slice(0, MOST_OWNERS).map(({ owner, customers }) => `${owner || sections.noOwner} ${customers}`),
    ...(others > 0 ? [`${rests.others} ${others}`] : []),
  ].join(' · ');
}

/** Where people write in the left band; what becomes of their lines is told in the right one. */
export function notesBlock({ notesBox }: Words): DashboardBlock {
  return {
    key: NOTES_KEY,
    band: 'both',
    rows: [
      { look: 'section', cells: [text(notesBox.title)] },
      { look: 'muted', cells: [text(notesBox.hint)] },
      { look: 'muted', cells: [text(notesBox.example)] },
    ],
    below: { kind: 'people', rows: NOTE_ROWS },
  };
}
