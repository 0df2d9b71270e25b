/**
 * A transport for tests: handlers by method, and the value rules of `google.script.run` (a Date makes an argument
 * an error and an answer null; values are copied). Knows nothing of what the methods mean.
 */
import type { Transport } from './rpc';

type Handler = (params: never) => unknown;

function holdsDate(value: unknown): boolean {
  if (value instanceof Date) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsDate);
}

function copyOf(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** Answers with `handlers[method](params)`; a method without a handler is refused by name. */
export function inMemoryTransport(handlers: Readonly<Record<string, Handler>>): Transport {
  return async (method, params) => {
    if (holdsDate(params)) throw new Error('Failed due to illegal value in property');
    const handler = handlers[method];
    if (!handler) throw new Error(`No handler for ${method}`);
    const answer = await handler(copyOf(params) as never);
    return holdsDate(answer) ? null : copyOf(answer);
  };
}
