import { unseenLedgers } from './unseen-ledgers';

it('invents the same ledgers for the same seed, each row of its customer', () => {
  const ledgers = unseenLedgers();
  const text = JSON.stringify(ledgers);
  expect(JSON.stringify(unseenLedgers()) === text).toBe(true);
  expect(JSON.stringify(unseenLedgers('another')) === text).toBe(false);
  for (const { name, header, rows, clusterOf } of ledgers) {
    const sizes = new Map<string, number>();
    for (const cluster of clusterOf) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    expect({ name, cells: new Set(rows.map((row) => row.length)), truths: clusterOf.length }).toEqual({
      name,
      cells: new Set([header.length]),
      truths: rows.length,
    });
    expect(Math.max(...sizes.values())).toBe(4);
  }
});
