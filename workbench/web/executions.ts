/**
 * The panel of executions: what ran, how it ended, what it asked of the services.
 */
import { element, icon } from './element';
import type { PanelBar } from './panel';
import type { ExecutionDetail, ExecutionRow } from './protocol';
import type { Words } from './words';

export interface Executions {
  show(rows: readonly ExecutionRow[]): void;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;

export function createExecutions(
  words: Words,
  bar: PanelBar,
  fetchDetail: (id: string) => Promise<ExecutionDetail>,
  onProblem: (error: unknown) => void,
): Executions {
  const body = element('tbody');
  const table = element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...[
          words.functionName,
          words.origin,
          words.outcome,
          words.serviceCalls,
          words.localCalls,
          words.virtualTime,
        ].map((label, index) => element('th', { scope: 'col', class: index > 2 ? 'number' : null }, label)),
      ),
    ),
    body,
  );
  const empty = element('p', { class: 'nothing' }, words.noExecutions);
  const panel = bar.add({
    id: 'executions',
    label: words.executions,
    closeLabel: words.executionsClear,
    content: element('div', {}, empty, table),
  });

  const expanded = new Set<string>();
  let shown: readonly ExecutionRow[] = [];
  let drawn = '';

  const drawRow = (row: ExecutionRow): HTMLElement[] => {
    const isOpen = expanded.has(row.id);
    const button = element(
      'button',
      {
        type: 'button',
        class: 'disclosure',
        'aria-expanded': String(isOpen),
        'aria-label': words.details({ name: row.functionName }),
        onclick: () => {
          if (!expanded.delete(row.id)) expanded.add(row.id);
          show(shown);
        },
      },
      icon('M6 4l4 4-4 4'),
    );
    const outcome = element(
      'td',
      { class: `outcome ${row.outcome}` },
      element('span', { class: 'mark', 'aria-hidden': 'true' }),
      words[row.outcome],
    );
    if (row.error) outcome.append(element('span', { class: 'error-text' }, row.error));
    const line = element(
      'tr',
      { 'data-execution': row.functionName },
      element(
        'td',
        { class: 'function' },
        button,
        element('code', {}, row.functionName),
        element('code', { class: 'mode' }, row.args),
      ),
      element(
        'td',
        {},
        words.origins[row.origin] ?? row.origin,
        element('span', { class: 'mode' }, `${row.mode} · ${row.user}`),
      ),
      outcome,
      element('td', { class: 'number' }, String(row.serviceCalls)),
      element('td', { class: 'number' }, String(row.localCalls)),
      element('td', { class: 'number' }, seconds(row.virtualMs)),
    );
    if (!isOpen) return [line];
    const cell = element('td', { colspan: 6 });
    fetchDetail(row.id).then((detail) => cell.append(drawDetail(words, detail)), onProblem);
    return [line, element('tr', { class: 'detail' }, cell)];
  };

  const show = (rows: readonly ExecutionRow[]) => {
    shown = rows;
    const key = JSON.stringify([rows, [...expanded]]);
    if (key === drawn) return;
    drawn = key;
    panel.tell(rows.length, rows[0]?.outcome === 'error');
    empty.hidden = rows.length > 0;
    table.hidden = rows.length === 0;
    body.replaceChildren(...rows.flatMap(drawRow));
  };
  show([]);
  return { show };
}

/** The log, the calls by method, and the calls in order. */
function drawDetail(words: Words, detail: ExecutionDetail): HTMLElement {
  const list = (lines: readonly string[], tag: 'ol' | 'ul', none: string) =>
    lines.length === 0
      ? element('p', { class: 'nothing' }, none)
      : element(tag, {}, ...lines.map((line) => element('li', {}, line)));
  const more = detail.callsLeftOut > 0 ? [words.callsLeftOut({ count: detail.callsLeftOut })] : [];
  return element(
    'div',
    { class: 'execution-detail' },
    detail.stack ? element('pre', { class: 'error-text' }, detail.stack) : null,
    element('section', {}, element('h3', {}, words.log), list(detail.log, 'ul', words.noLog)),
    element(
      'section',
      {},
      element('h3', {}, words.callsByMethod),
      list(
        detail.callsByMethod.map(([method, times]) => `${method} × ${times}`),
        'ul',
        words.noCalls,
      ),
    ),
    element(
      'section',
      {},
      element('h3', {}, words.callsInOrder),
      list([...detail.calls, ...more], 'ol', words.noCalls),
    ),
  );
}
