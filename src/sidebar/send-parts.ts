/** The Sidebar's way to send what may take several clicks: it goes on by itself, and tells all of it as one. */
import { joinParts, MOST_PARTS } from '../contract/parts';
import { type Answered, type Client, newRequestId, type Request, send } from './rpc';

/** As `send`; of a refresh one part after the other, each a click of its own. */
export async function sendParts(client: Client, request: Request): Promise<Answered> {
  const answered = await send(client, request);
  if (answered.method !== 'refreshTiers') return answered;
  let { answer } = answered;
  for (let part = 1; answer.ok && answer.value.isUnfinished && part < MOST_PARTS; part++) {
    const next = await send(client, { ...answered, params: { requestId: newRequestId() } });
    const more = next.answer as typeof answer;
    answer = more.ok ? { ok: true, value: joinParts(answer.value, more.value) } : more;
  }
  return { ...answered, answer };
}
