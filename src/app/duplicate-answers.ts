/**
 * What the user says of possible duplicates: the same, different, later; or that an answer is taken back. Changes nothing
 * of the customers.
 */
import type { ApiInput } from '../contract/api';
import type { ListedAnswer } from '../contract/api/duplicates';
import { messagesFor } from '../contract/messages/messages-for';
import { type GivenAnswer, sortedPair } from '../domain/duplicate-answers';
import { ok, type Result } from '../domain/issues';
import { ANSWER_HEADERS, answerEdits, readAnswers } from './answers-tab';
import { memberReader } from './column-reader';
import { positionsById, readLedger } from './ledger';
import { joinLedger, type KnownSettings, openSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports } from './ports';
import { freeTabName, ownTab } from './tabs';

/** Keeps one answer for each pair, once for each click. Some ten service calls, twenty the first time. */
export function answerDuplicate(
  ports: Ports,
  { requestId, pairs, answer }: ApiInput<'answerDuplicate'>,
): Result<{ readonly pairs: number }> {
  return underLock(ports, () => {
    const { workbook, clock, account } = ports;
    const known = openSettings(ports);
    if (!known.ok) return known;
    const { answers } = known.value.tabs;
    // To take back what was never said there is nothing to do.
    if (answers === null && answer === null) return ok({ pairs: pairs.length });
    const sheet = answers ?? makeAnswersTab(ports, known.value);
    const before = answers === null ? [] : readAnswers(workbook, sheet);
    if (before.some((one) => one.requestId === requestId)) return ok({ pairs: pairs.length });
    const at = clock.civil(clock.now(), workbook.timeZone()).slice(0, 16);
    const by = account.email();
    const given = pairs.map(([a, b]): GivenAnswer => ({ pair: sortedPair(a, b), answer, at, by }));
    workbook.edit(answerEdits(workbook, sheet, before, given, requestId));
    return ok({ pairs: pairs.length });
  });
}

/** Makes the tab, and remembers it last, once it is whole. Some eleven calls. */
function makeAnswersTab({ workbook }: Ports, known: KnownSettings): number {
  const active = workbook.activeSheetId();
  const selection = workbook.selection() ?? { row: 0, column: 0, rows: 1, columns: 1 };
  const wanted = messagesFor(known.settings.language).tabs.answers;
  const own = ownTab(workbook, wanted, ANSWER_HEADERS);
  const left = own.isThere ? workbook.tabByName(own.name) : null;
  // Answers that another ledger of this file has left are about other customers of the same IDs.
  const isUsed = left !== null && readAnswers(workbook, left.sheetId).length > 0;
  const name = isUsed ? freeTabName(workbook, wanted) : own.name;
  workbook.edit([
    ...(own.isThere && !isUsed ? [] : [{ kind: 'insert-sheet' as const, name }]),
    { kind: 'write', sheet: name, row: 0, column: 0, values: [[...ANSWER_HEADERS]] },
    { kind: 'hide-sheet', sheet: name },
    ...joinLedger(known, 'answers', name),
  ]);
  // A new tab comes to the front.
  workbook.select(active, selection);
  workbook.flush();
  return workbook.rememberedTabs()['answers'] as number;
}

/** The answers that stand, the newest first, on customers who are there. Some eight service calls. */
export function listAnswers(ports: Ports): Result<readonly ListedAnswer[]> {
  const opened = readLedger(ports, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const places = positionsById(ledger);
  const memberAt = memberReader(ledger);
  return ok(
    ledger
      .answers()
      .flatMap(({ pair, answer, at, by }): ListedAnswer[] => {
        const [a, b] = pair.map((id) => places.get(id));
        return a === undefined || b === undefined ? [] : [{ customers: [memberAt(a), memberAt(b)], answer, at, by }];
      })
      .reverse(),
  );
}
