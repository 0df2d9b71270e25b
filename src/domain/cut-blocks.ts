/**
 * Which stretches of a column to write in one go. Knows rows, not what is written.
 */

/** Rows from `start` up to, not including, `end`. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** How many changed rows it covers. */
  readonly changed: number;
}

/**
 * Covers the changed rows with blocks that hold no obstacle. `changed` is ascending. `free(row)` says whether a row
 * between two changed ones may be written again as it is. With more stretches than `most`, those with the fewest
 * changed rows are left: their rows come back in `left`.
 */
export function cutBlocks(
  changed: readonly number[],
  free: (row: number) => boolean,
  most: number,
): { readonly blocks: readonly Block[]; readonly left: readonly number[] } {
  const stretches: { start: number; end: number; rows: number[] }[] = [];
  for (const row of changed) {
    const last = stretches[stretches.length - 1];
    if (last !== undefined && allFree(last.end, row, free)) {
      last.end = row + 1;
      last.rows.push(row);
    } else {
      stretches.push({ start: row, end: row + 1, rows: [row] });
    }
  }
  const kept = new Set(
    [...stretches].sort((a, b) => b.rows.length - a.rows.length || a.start - b.start).slice(0, most),
  );
  const left: number[] = [];
  for (const stretch of stretches) if (!kept.has(stretch)) left.push(...stretch.rows);
  return {
    blocks: stretches
      .filter((stretch) => kept.has(stretch))
      .map(({ start, end, rows }) => ({ start, end, changed: rows.length })),
    left,
  };
}

function allFree(from: number, to: number, free: (row: number) => boolean): boolean {
  for (let row = from; row < to; row++) if (!free(row)) return false;
  return true;
}

/** Ascending rows as the fewest runs `[start, end)`. */
export function runsOf(rows: readonly number[]): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.end === row) last.end = row + 1;
    else runs.push({ start: row, end: row + 1 });
  }
  return runs;
}

/** Runs that hold all of the columns (or rows); two of them become one where everything between is bare. */
export function joinedRuns(
  indexes: readonly number[],
  isBare: (index: number) => boolean,
): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    let joins = last !== undefined;
    for (let between = last?.end ?? index; joins && between < index; between++) joins = isBare(between);
    if (last !== undefined && joins) last.end = index + 1;
    else runs.push({ start: index, end: index + 1 });
  }
  return runs;
}
