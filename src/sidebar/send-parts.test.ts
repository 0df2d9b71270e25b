import { inMemoryTransport } from './in-memory-transport';
import { createClient } from './rpc';
import { sendParts } from './send-parts';

describe('sending in parts', () => {
  it('goes on with a refresh that is not finished, each part as a click of its own, and tells all of it', async () => {
    const part = (cells: number, isUnfinished: boolean) => ({
      ok: true,
      value: {
        operationId: `part ${cells}`,
        operation: 'refresh-tiers',
        cells,
        counts: { tiers: 1 },
        issues: [{ code: 'total-replaced', fieldKey: 'totalSpent', count: cells, rowNumbers: [] }],
        isUnfinished,
      },
    });
    const busy = { ok: false, issues: [{ code: 'busy' }] };
    const ask = async (answers: unknown[]) => {
      const clicks = new Set<string>();
      const client = createClient(
        inMemoryTransport({
          refreshTiers: (params: unknown) => {
            clicks.add((params as { requestId: string }).requestId);
            return answers[clicks.size - 1];
          },
        }),
      );
      const { answer } = await sendParts(client, { method: 'refreshTiers', params: { requestId: 'click-0001' } });
      return { answer, clicks: clicks.size };
    };
    expect(await ask([part(0, true), part(5, true), part(2, false)])).toMatchObject({
      clicks: 3,
      answer: { value: { cells: 7, counts: { tiers: 3 }, issues: [{ count: 2 }], isUnfinished: false } },
    });
    expect(await ask([part(5, true), busy])).toEqual({ clicks: 2, answer: busy });
  });
});
