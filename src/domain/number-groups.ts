/** The numbers by which duplicate groups are called, check after check. */

/**
 * Numbers for groups, from 1: a group keeps the number that most of its rows had before (ties: the smaller), a number
 * is used once, and new groups count on from the largest. `previous` holds each row's number, 0 for none.
 */
export function numberGroups(previous: readonly number[], groups: readonly (readonly number[])[]): number[] {
  const claims: { group: number; number: number; rows: number }[] = [];
  groups.forEach((rows, group) => {
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(previous[row] ?? 0, (counts.get(previous[row] ?? 0) ?? 0) + 1);
    for (const [number, count] of counts) if (number > 0) claims.push({ group, number, rows: count });
  });
  claims.sort((a, b) => b.rows - a.rows || a.number - b.number || a.group - b.group);
  const numbers = new Array<number>(groups.length).fill(0);
  const taken = new Set<number>();
  for (const { group, number } of claims) {
    if (numbers[group] !== 0 || taken.has(number)) continue;
    numbers[group] = number;
    taken.add(number);
  }
  let last = 0;
  for (const number of previous) if (number > last) last = number;
  return numbers.map((number) => {
    if (number !== 0) return number;
    last += 1;
    return last;
  });
}
