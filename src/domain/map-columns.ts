/**
 * Which field each column of a table holds. Weighs headers against values and settles all columns together, so that a
 * field goes to the one column that deserves it most. Guesses only: people see every one of them, with its reason.
 */
import { textOf } from './cell-value';
import { columnEvidence, isCounting, isUnique } from './column-evidence';
import { type ColumnView, fitOf, weigh } from './column-fit';
import type { TableLocation } from './detect-table';
import { type ColumnKey, isFieldKey, isPartKey } from './fields';
import { headerParts } from './header-key';
import type { HeaderMeaning } from './header-words';
import { once } from './once';
import { broadMeaning, type HeaderReading, readHeader } from './read-header';
import type { ReadingContext, SheetSnapshot } from './sheet-snapshot';

/** Why a column was mapped as it was. `chosen` and `position` are for those who change a guess later. */
export type MappingReason =
  | 'label'
  | 'alias'
  | 'label-part'
  | 'values'
  | 'label-and-values'
  | 'group-header'
  | 'chosen'
  | 'position'
  | 'none'
  | 'values-say-nothing'
  | 'taken';

export interface ColumnGuess {
  /** In the sheet, from 0. */
  readonly columnIndex: number;
  readonly header: string;
  readonly key: ColumnKey | null;
  /** 0 to 1; 0 for a column that stays the user's own. */
  readonly confidence: number;
  readonly reason: MappingReason;
}

/** Below this a column is left alone. */
const LEAST = 0.5;

interface Column extends ColumnView {
  readonly position: number;
  readonly header: string;
  readonly reading: HeaderReading;
}

interface Candidate {
  readonly column: Column;
  readonly meaning: HeaderMeaning;
  readonly score: number;
  readonly reason: MappingReason;
}

/** A key for a column, settled or still competing. */
interface Claim {
  readonly column: Column;
  readonly key: ColumnKey;
  readonly score: number;
  readonly reason: MappingReason;
}

/**
 * One guess per column of the table, in order; a key occurs at most once. Deterministic: ties go to the column further
 * left. Linear in the cells only where a column's header may mean a number of its own.
 */
export function mapColumns(
  table: TableLocation,
  snapshot: SheetSnapshot,
  context: Pick<ReadingContext, 'today'>,
): readonly ColumnGuess[] {
  const columns = table.headers.map((header, position): Column => {
    const index = table.firstColumn + position;
    return {
      position,
      header,
      reading: readHeader(table.headerCells[position] ?? []),
      evidence: columnEvidence(snapshot.values, table.rows, index, context.today),
      isUnique: once(() => isUnique(snapshot.values, table.rows, index)),
      isCounting: once(() => isCounting(snapshot.values, table.rows, index)),
    };
  });
  const candidates = columns.flatMap(candidatesOf);
  const named = claimNames(candidates);
  const claims = [...named, ...claimPhones(candidates), ...claimOthers(candidates)];
  const settled = settle(claims);
  if (!hasName(settled)) for (const claim of fallbackNames(columns, settled)) settled.set(claim.column.position, claim);
  adjust(settled, isExported(table, snapshot, settled));

  return columns.map((column): ColumnGuess => {
    const base = { columnIndex: table.firstColumn + column.position, header: column.header };
    const claim = settled.get(column.position);
    if (claim !== undefined) {
      return {
        ...base,
        key: claim.key,
        confidence: Math.round(Math.min(1, claim.score) * 100) / 100,
        reason: claim.reason,
      };
    }
    const wanted = candidates.some(
      (candidate) => candidate.column === column && fieldOfMeaning(candidate.meaning) !== null,
    );
    const reason = wanted ? 'taken' : column.reading.meaningless ? 'values-say-nothing' : 'none';
    return { ...base, key: null, confidence: 0, reason };
  });
}

/** The field or part of a meaning; null for what is known and no field, and for dates that the values must place. */
function fieldOfMeaning(meaning: HeaderMeaning): ColumnKey | null {
  if (meaning === 'phone:other') return 'phone2';
  const broad = broadMeaning(meaning);
  return isFieldKey(broad) || isPartKey(broad) ? broad : null;
}

/** What a column may be, best first and only what reaches the least score. A column that is known to be no field is nothing. */
function candidatesOf(column: Column): Candidate[] {
  const several = column.reading.guesses.length > 1;
  const fromHeader = column.reading.guesses
    .filter((guess) => !guess.meaning.startsWith('event'))
    .flatMap(({ meaning, strength, match }) =>
      placeFollowUp(meaning, column).map((placed) => ({ meaning: placed, strength, match })),
    )
    .map(({ meaning, strength, match }): Candidate => {
      const fit = fitOf(meaning, column);
      const byValues = fit !== null && fit >= 0.5 && (several || strength < 0.7);
      return { column, meaning, score: weigh(strength, fit), reason: byValues ? 'label-and-values' : match };
    })
    .filter((candidate) => candidate.score >= LEAST)
    .sort((a, b) => b.score - a.score);
  const best = fromHeader[0];
  if (best !== undefined)
    return best.meaning.startsWith('other') ? [] : fromHeader.filter(({ meaning }) => !meaning.startsWith('other'));
  return column.reading.foreign || column.reading.guesses.some(({ meaning }) => meaning.startsWith('event'))
    ? []
    : candidatesByValues(column);
}

/** A date of following up is the last one where it lies in the past, the next where it lies ahead or is still to be filled in. */
function placeFollowUp(meaning: HeaderMeaning, { evidence }: Column): HeaderMeaning[] {
  if (meaning !== 'followUp:date') return [meaning];
  if (evidence.share('past') > 0.5) return ['lastContact'];
  return evidence.filled === 0 || evidence.share('future') > 0.5 ? ['nextFollowUp'] : [];
}

/** What values say by themselves. Where the header has words of its own, only what nothing else looks like. */
function candidatesByValues(column: Column): Candidate[] {
  const { share, filled, distinct } = column.evidence;
  const silent = column.reading.meaningless;
  const found: Candidate[] = [];
  const add = (meaning: HeaderMeaning, score: number) => found.push({ column, meaning, score, reason: 'values' });
  if (filled === 0) return found;
  if (share('email') >= 0.8) add('email', 0.75);
  else if (share('sure-phone') >= 0.8 || (silent && share('phone') >= 0.8 && share('date') < 0.5)) add('phone', 0.7);
  else if (share('gender') >= 0.95 && distinct <= 4 && share('salutation') < 0.9) add('gender', 0.65);
  else if (share('company') >= (silent ? 0.5 : 0.7)) add('company', 0.6);
  else if (silent) {
    if (share('birth-date') >= 0.8 && distinct * 3 > filled) add('birthday', 0.55);
    else if (share('address') >= 0.6) add('address', 0.6);
    else if (share('sure-person') >= 0.5 && share('person') >= 0.8 && distinct * 3 > filled) add('name:person', 0.6);
  }
  return found;
}

/** The columns that are one of the meanings before all else, best first. */
function ranked(candidates: readonly Candidate[], ...meanings: HeaderMeaning[]): Candidate[] {
  const best = new Map<Column, Candidate>();
  for (const candidate of candidates) {
    if (!meanings.includes(candidate.meaning)) continue;
    if (candidates.some((other) => other.column === candidate.column && other.score > candidate.score)) continue;
    if (!best.has(candidate.column)) best.set(candidate.column, candidate);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.column.position - b.column.position);
}

const claimOf = ({ column, score, reason }: Candidate, key: ColumnKey): Claim => ({ column, key, score, reason });

/**
 * Names, companies and contacts depend on each other. A customer column is the name; beside it a firm is the company
 * and a person the contact. Without one a person's name is; a firm alone stays the company; a contact alone is the name.
 */
function claimNames(candidates: readonly Candidate[]): Claim[] {
  const customers = ranked(candidates, 'name');
  const persons = ranked(candidates, 'name:person');
  const organisations = ranked(candidates, 'name:organisation');
  const nicknames = ranked(candidates, 'name:nickname');
  const firms = ranked(candidates, 'company');
  const contacts = ranked(candidates, 'contact');
  const given = ranked(candidates, 'name.given')[0];
  const family = ranked(candidates, 'name.family')[0];
  const claims: Claim[] = [];
  const claim = (candidate: Candidate | undefined, key: ColumnKey): void => {
    if (candidate !== undefined && !claims.some((other) => other.column === candidate.column))
      claims.push(claimOf(candidate, key));
  };

  const parts = given !== undefined && family !== undefined;
  const own = customers[0] ?? persons[0] ?? (parts ? undefined : organisations[0]);
  claim(own, 'name');
  claim(
    firms.find((firm) => firm.column !== own?.column) ?? organisations.find((one) => one.column !== own?.column),
    'company',
  );
  const firm = claims.some((other) => other.key === 'company');
  const contact = contacts.find((one) => !claims.some((other) => other.column === one.column));
  if (own === undefined && !firm && !parts) claim(contact, 'name');
  else claim(contact, 'contact');
  if (
    contact === undefined &&
    own !== undefined &&
    own === customers[0] &&
    own.column.evidence.share('company') >= 0.3
  ) {
    claim(
      persons.find((person) => person.column !== own.column),
      'contact',
    );
  }
  const named = claims.some((other) => other.key === 'name');
  if (!named && !parts) claim(nicknames[0], 'name');
  const lone = !parts && claims.every((other) => other.key === 'contact');
  claim(given, lone && family === undefined ? 'name' : 'name.given');
  claim(family, lone && given === undefined ? 'name' : 'name.family');
  return claims;
}

/** The mobile is the phone and what else there is the second; a phone alone is the phone whatever it is called. */
function claimPhones(candidates: readonly Candidate[]): Claim[] {
  const rank = ({ meaning, score, reason }: Candidate): number => {
    if (score < 0.7) return 4;
    if (reason === 'values') return 2;
    return meaning === 'phone:mobile' ? 0 : meaning === 'phone' ? 1 : 3;
  };
  const phones = ranked(candidates, 'phone:mobile', 'phone', 'phone:other', 'phone2').sort(
    (a, b) => rank(a) - rank(b) || a.column.position - b.column.position,
  );
  return phones.slice(0, 2).map((phone, i) => claimOf(phone, i === 0 ? 'phone' : 'phone2'));
}

const SETTLED_APART = new Set(['name', 'company', 'contact', 'name.given', 'name.family', 'phone', 'phone2']);

/** What "ID" and "Status" lose against a customer number and a lifecycle stage that are called so. */
const GIVES_WAY: ReadonlyMap<HeaderMeaning, number> = new Map([
  ['customerId:generic', 0.05],
  ['lifecycleStage:status', 0.2],
]);

function claimOthers(candidates: readonly Candidate[]): Claim[] {
  return candidates.flatMap((candidate) => {
    const key = fieldOfMeaning(candidate.meaning);
    const score = candidate.score - (GIVES_WAY.get(candidate.meaning) ?? 0);
    return key === null || SETTLED_APART.has(key) ? [] : [{ ...claimOf(candidate, key), score }];
  });
}

/** Best claims first, each column and each key once. */
function settle(claims: readonly Claim[]): Map<number, Claim> {
  const settled = new Map<number, Claim>();
  const taken = new Set<ColumnKey>();
  for (const claim of [...claims].sort((a, b) => b.score - a.score || a.column.position - b.column.position)) {
    if (taken.has(claim.key) || settled.has(claim.column.position)) continue;
    taken.add(claim.key);
    settled.set(claim.column.position, claim);
  }
  return settled;
}

const hasName = (settled: ReadonlyMap<number, Claim>): boolean =>
  [...settled.values()].some(({ key }) => ['name', 'company', 'name.given', 'name.family'].includes(key));

/** Every ledger needs a name: without one, the column that most looks like names, by a header that ends so or by its values. */
function fallbackNames(columns: readonly Column[], settled: ReadonlyMap<number, Claim>): Claim[] {
  const claims = columns.flatMap((column): Claim[] => {
    const { share, distinct, filled } = column.evidence;
    if (settled.has(column.position) || column.reading.guesses.length > 0 || column.reading.foreign || filled === 0)
      return [];
    const { key, words } = headerParts(column.header);
    const ends = words[words.length - 1] === 'name' || /(?:名|名称|姓名)$/.test(key);
    if (ends && share('words') >= 0.8 && distinct * 2 > filled)
      return [{ column, key: 'name', score: 0.58, reason: 'label-part' }];
    if (share('company') >= 0.4) return [{ column, key: 'company', score: 0.55, reason: 'values' }];
    if (share('sure-person') >= 0.4 && share('person') >= 0.6 && distinct * 3 > filled)
      return [{ column, key: 'name', score: 0.52, reason: 'values' }];
    return [];
  });
  return claims.sort((a, b) => b.score - a.score || a.column.position - b.column.position).slice(0, 1);
}

/** What depends on which fields were found at all. */
function adjust(settled: Map<number, Claim>, isExport: boolean): void {
  const byKey = (key: ColumnKey): Claim | undefined => [...settled.values()].find((claim) => claim.key === key);
  const rename = (claim: Claim | undefined, key: ColumnKey, reason?: MappingReason) => {
    if (claim !== undefined) settled.set(claim.column.position, { ...claim, key, reason: reason ?? claim.reason });
  };
  // A street with no city, postcode or address beside it is the whole address.
  const street = byKey('address.street');
  if (street && !byKey('address') && !byKey('address.city') && !byKey('address.postcode') && !byKey('address.state'))
    rename(street, 'address');
  // WhatsApp and WeChat numbers are the phone of those who give no other.
  const social = byKey('social');
  if (social && !byKey('phone') && social.column.evidence.share('sure-phone') >= 0.8)
    rename(social, 'phone', 'label-and-values');
  // Only a ledger's own export has these, and only then are they its to overwrite.
  if (!isExport) {
    for (const key of ['duplicateGroup', 'issues', 'matchKeys', 'tierSource'] as const) {
      const claim = byKey(key);
      if (claim !== undefined) settled.delete(claim.column.position);
    }
  }
}

const LEDGER_ID = /^C-\d{6,}$/;

/** Whether the table was written by a ledger: its IDs are of our making. */
function isExported(table: TableLocation, snapshot: SheetSnapshot, settled: ReadonlyMap<number, Claim>): boolean {
  const id = [...settled.values()].find((claim) => claim.key === 'customerId');
  const row = table.rows[0];
  return (
    id !== undefined &&
    row !== undefined &&
    LEDGER_ID.test(textOf(snapshot.values[row]?.[table.firstColumn + id.column.position] ?? ''))
  );
}
