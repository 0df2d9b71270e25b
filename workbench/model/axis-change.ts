/**
 * One insertion, deletion or move of rows or columns, as a mapping of positions: where each old position goes, where
 * each new one comes from, what becomes of a span. Knows no sheet.
 */

export interface Insertion {
  readonly kind: 'insert';
  readonly at: number;
  readonly count: number;
  /** Which neighbour the new rows or columns take formats, rules and the like from. */
  readonly inherit: 'before' | 'after';
}

export interface Deletion {
  readonly kind: 'delete';
  readonly at: number;
  readonly count: number;
}

export interface Move {
  readonly kind: 'move';
  readonly at: number;
  readonly count: number;
  /** Position before which the block lands, counted before the move; outside the block. [sheet] */
  readonly to: number;
}

export type AxisChange = Insertion | Deletion | Move;

export interface Span {
  readonly start: number;
  /** Null = to the end of the grid. */
  readonly count: number | null;
}

/** Where an old position is now; null if it is gone. */
export function newPosition(change: AxisChange, position: number): number | null {
  const { kind, at, count } = change;
  const inBlock = position >= at && position < at + count;
  if (kind === 'insert') return position >= at ? position + count : position;
  if (kind === 'delete') return inBlock ? null : position >= at + count ? position - count : position;
  const landing = landingOf(change);
  if (inBlock) return position - at + landing;
  const closed = position >= at + count ? position - count : position;
  return closed >= landing ? closed + count : closed;
}

function landingOf(move: Move): number {
  return move.to > move.at ? move.to - move.count : move.to;
}

/** Carries a change out on a list of entries by position, in place; `fresh` makes what is inserted (nothing by default). */
export function changeList(change: AxisChange, list: unknown[], fresh?: () => unknown): void {
  const { at, count } = change;
  if (change.kind === 'delete') list.splice(at, count);
  else if (change.kind === 'insert') {
    if (at >= list.length && !fresh) return;
    insertAt(list, at, Array.from({ length: count }, fresh ?? (() => undefined)));
  } else {
    if (at >= list.length && change.to >= list.length) return;
    fillTo(list, at + count);
    insertAt(list, landingOf(change), list.splice(at, count));
  }
}

function insertAt(list: unknown[], at: number, entries: readonly unknown[]): void {
  fillTo(list, at);
  // Not one splice with many arguments: a hundred thousand rows would overflow the stack.
  const tail = list.splice(at);
  for (const entry of entries) list.push(entry);
  for (const entry of tail) list.push(entry);
}

function fillTo(list: unknown[], length: number): void {
  while (list.length < length) list.push(undefined);
}

/**
 * What a span becomes; null if all of it is deleted. An insertion strictly inside widens it; one at its edge does so
 * only with `adoptEdges`, when the neighbour that the new positions inherit from is in the span.
 */
export function newSpan(change: AxisChange, span: Span, adoptEdges = false): Span | null {
  const { start, count } = span;
  const end = count === null ? null : start + count;
  if (change.kind === 'insert') {
    const { at } = change;
    const adoptsAtStart = adoptEdges && change.inherit === 'after' && at === start;
    const adoptsAtEnd = adoptEdges && change.inherit === 'before' && at === end;
    if (count === null && start === 0) return span;
    if (at < start || (at === start && !adoptsAtStart)) return { start: start + change.count, count };
    if (count === null || at < (end as number) || adoptsAtEnd)
      return { start, count: count === null ? null : count + change.count };
    return span;
  }
  if (change.kind === 'delete') {
    const cutEnd = change.at + change.count;
    const before = Math.max(0, Math.min(change.count, start - change.at));
    if (end === null) return { start: start - before, count: null };
    const inside = Math.max(0, Math.min(end, cutEnd) - Math.max(start, change.at));
    return inside >= (count as number) ? null : { start: start - before, count: (count as number) - inside };
  }
  if (start >= change.at && end !== null && end <= change.at + change.count)
    return { start: newPosition(change, start) as number, count };
  if (end === null && start === 0) return span;
  // A span that is not moved as a whole loses the block where it was and takes in a block that lands inside it.
  const left = newSpan({ kind: 'delete', at: change.at, count: change.count }, span);
  return left && newSpan({ kind: 'insert', at: landingOf(change), count: change.count, inherit: 'before' }, left);
}
