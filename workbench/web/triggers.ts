/**
 * The panel of triggers: what is set up, whose it is, when it fires next, and a way to fire it now.
 */
import { element } from './element';
import { instantText } from './instant-text';
import type { PanelBar } from './panel';
import type { TriggerRow } from './protocol';
import type { Words } from './words';

export interface Triggers {
  show(rows: readonly TriggerRow[], timeZone: string): void;
}

export function createTriggers(words: Words, bar: PanelBar, runNow: (triggerId: string) => void): Triggers {
  const body = element('tbody');
  const heads = [words.functionName, words.firesOn, words.triggerOwner, words.nextFiring];
  const table = element(
    'table',
    {},
    element(
      'thead',
      {},
      element('tr', {}, ...heads.map((label) => element('th', { scope: 'col' }, label)), element('td')),
    ),
    body,
  );
  const empty = element('p', { class: 'nothing' }, words.noTriggers);
  const panel = bar.add({
    id: 'triggers',
    label: words.triggers,
    closeLabel: words.triggersClose,
    content: element('div', {}, empty, table),
  });

  const draw = (row: TriggerRow, timeZone: string): HTMLElement => {
    const isClock = row.eventType === 'CLOCK';
    const next = row.disabled
      ? words.triggerOff
      : row.nextAt !== undefined
        ? instantText(row.nextAt, timeZone)
        : isClock
          ? words.neverAgain
          : '';
    return element(
      'tr',
      {},
      element('td', {}, element('code', {}, row.functionName)),
      element(
        'td',
        {},
        words.eventTypes[row.eventType] ?? row.eventType,
        element('span', { class: 'mode' }, row.schedule),
      ),
      element('td', {}, row.owner),
      element('td', {}, next),
      element(
        'td',
        { class: 'number' },
        isClock && !row.disabled
          ? element(
              'button',
              {
                type: 'button',
                class: 'button small',
                'aria-label': words.runTrigger({ name: row.functionName }),
                onclick: () => runNow(row.triggerId),
              },
              words.runNow,
            )
          : null,
      ),
    );
  };

  let drawn = '';
  const show = (rows: readonly TriggerRow[], timeZone: string) => {
    const key = JSON.stringify([rows, timeZone]);
    if (key === drawn) return;
    drawn = key;
    panel.tell(rows.length);
    empty.hidden = rows.length > 0;
    table.hidden = rows.length === 0;
    body.replaceChildren(...rows.map((row) => draw(row, timeZone)));
  };
  show([], 'UTC');
  return { show };
}
