/** The Dashboard through the real bundle: the figures of the report, live where a formula says them, among people's cells. */
import { FIGURE_UNITS } from '../../src/contract/api/report';
import { messagesFor } from '../../src/contract/messages/messages-for';
import type { Figure, ReportLine } from '../../src/domain/report/figures';
import { accepted, ask } from '../support/bundle-workbench';
import { dashboardCells, dashboardLedger, rebuild, tableUnder } from '../support/dashboard-ledger';

const ledger = dashboardLedger();
const first = rebuild(ledger);
const words = messagesFor('en').report;

const shown = ({ key, value }: Figure) => (value === null ? '–' : FIGURE_UNITS[key] === 'points' ? value * 100 : value);
const label = ({ of, rest, label: name }: ReportLine) =>
  rest === undefined ? name || (words.ages as Record<string, string>)[of] || of : words.rests[rest];

describe('the Dashboard', () => {
  it('shows every figure of the report, to the last digit that money has', () => {
    const cells = dashboardCells(ledger);
    const told = accepted(ask(ledger, 'report').answer);
    let compared = 0;
    const compare = (at: string, found: unknown, figure: Figure) => {
      const expected = shown(figure);
      compared++;
      if (typeof expected === 'number')
        expect({ at, found: Math.round(Number(found) * 1e6) }).toEqual({ at, found: Math.round(expected * 1e6) });
      else expect({ at, found }).toEqual({ at, found: expected });
    };
    const period = tableUnder(cells, `Period: ${told.period.key}`);
    const now = tableUnder(cells, 'Today: 2026-11-21');
    told.figures.forEach((figure, i) => {
      const line = period[words.figures[figure.key].name];
      if (line === undefined) {
        expect([figure.n, told.figuresBefore[i]?.n]).toEqual([0, 0]);
        return;
      }
      compare(figure.key, line['This period'], figure);
      compare(figure.key, line['Before'], told.figuresBefore[i] as Figure);
    });
    for (const figure of told.now) {
      const line = now[words.figures[figure.key].name];
      if (line !== undefined) compare(figure.key, line['Today'], figure);
    }
    for (const [table, lines] of Object.entries(told.tables)) {
      const found = tableUnder(cells, words.tables[table as keyof typeof told.tables]);
      for (const line of Object.keys(found).length === 0 ? [] : lines)
        for (const figure of line.figures) {
          const value = found[label(line)]?.[words.figures[figure.key].name];
          if (value !== undefined) compare(`${table} ${label(line)} ${figure.key}`, value, figure);
        }
    }
    expect(compared).toBeGreaterThan(150);
    expect(first.live).toBeGreaterThan(60);
  });
});
