import { unseenLedgers } from './unseen-ledgers';

it('invents the same ledgers every time, each row of its customer', () => {
  const told = unseenLedgers().map(({ name, header, rows, clusterOf }) => {
    const sizes = new Map<string, number>();
    for (const cluster of clusterOf) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    const cells = new Set(rows.map((row) => row.length));
    expect({ name, cells, largest: Math.max(...sizes.values()) }).toEqual({
      name,
      cells: new Set([header.length]),
      largest: 4,
    });
    return `${name} ${rows.length} ${sizes.size}`;
  });
  expect(told).toEqual([
    'people_us 2500 1978',
    'members_uk 2000 1559',
    'contacts_zh 2500 1968',
    'crm_mixed 3000 2363',
    'firms_us 1500 1169',
    'firms_zh 1500 1195',
    'newsletter 1500 1192',
  ]);
});
