/** Takes what a script hands over, whatever it is, as data of this realm. Knows no service. */
import { types } from 'node:util';

export interface PlainCopyOptions {
  /** What a Date becomes; `{$date}` by default. */
  readonly date?: (epochMs: number) => unknown;
  /** What a function, a symbol, or data nested over 100 deep (cycles too) becomes; by default a TypeError. */
  readonly unfit?: (what: string) => unknown;
}

/**
 * Copies a value out of the sandbox: JSON plus `undefined`, bigint and byte arrays; a service object becomes its name.
 * A million cells take some 25 ms.
 */
export function plainCopy(value: unknown, options: PlainCopyOptions = asData): unknown {
  return copyOf(value, options, 0);
}

const asData: Required<PlainCopyOptions> = {
  date: (epochMs) => ({ $date: epochMs }),
  unfit(what) {
    throw new TypeError(`${what} is not plain data`);
  },
};

function copyOf(item: unknown, options: PlainCopyOptions, depth: number): unknown {
  if (typeof item === 'function' || typeof item === 'symbol')
    return (options.unfit ?? asData.unfit)(`A ${typeof item}`);
  if (typeof item !== 'object' || item === null) return item;
  if (depth > 100) return (options.unfit ?? asData.unfit)('Data nested so deeply');
  // The script's own Proxy cannot be told from a guarded service object; neither is data.
  if (types.isProxy(item)) return String(item);
  if (Array.isArray(item)) {
    const { length } = item;
    const items = new Array<unknown>(length);
    for (let index = 0; index < length; index++) {
      const value: unknown = item[index];
      items[index] = typeof value === 'string' || typeof value === 'number' ? value : copyOf(value, options, depth + 1);
    }
    return items;
  }
  if (types.isDate(item)) return (options.date ?? asData.date)(Date.prototype.getTime.call(item));
  if (types.isUint8Array(item)) return new Uint8Array(item);
  const record: Record<string, unknown> = {};
  for (const key of Object.keys(item)) {
    const value = copyOf((item as Record<string, unknown>)[key], options, depth + 1);
    // Plain assignment to this one key would set the prototype.
    if (key === '__proto__')
      Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
    else record[key] = value;
  }
  return record;
}

/** A value in a few words, for the list of calls: `"Ann"`, `[3]`, `200×12`, `{…}`. */
export function summarise(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    if (Array.isArray(value[0])) return `${value.length}×${value[0].length}`;
    return value.length <= 4 ? `[${value.map(summarise).join(', ')}]` : `[${value.length}]`;
  }
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const entries = Object.entries(value);
  const text = entries
    .slice(0, 6)
    .map(([key, item]) => `${key}: ${typeof item === 'object' && item !== null ? '…' : summarise(item)}`);
  return `{${text.join(', ')}${entries.length > 6 ? ', …' : ''}}`;
}
