/** printf as `Utilities.formatString` and `Logger.log` do it, and how console and Logger print a value. */

/** Replaces `%s %d %f %x ...` with flags, width and precision; a directive without a value stays as it is. `%s` prints through `text`. */
export function formatString(
  template: string,
  values: readonly unknown[],
  text: (value: unknown) => string = printed,
): string {
  let next = 0;
  return template.replace(
    /%(?:(\d+)\$)?([-+0 ,#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (all, position, flags: string, width, precision, kind: string) => {
      if (kind === '%') return '%';
      const index = position === undefined ? next++ : Number(position) - 1;
      if (index >= values.length) return all;
      const value = values[index];
      let out = directive(kind, kind === 's' ? text(value) : value, precision === undefined ? null : Number(precision));
      if (out === null) return all;
      if (flags.includes('+') && 'dfi'.includes(kind) && !out.startsWith('-')) out = `+${out}`;
      if (width === undefined) return out;
      if (flags.includes('-')) return out.padEnd(Number(width));
      if (!flags.includes('0')) return out.padStart(Number(width));
      const sign = /^[+-]/.exec(out)?.[0] ?? '';
      return sign + out.slice(sign.length).padStart(Number(width) - sign.length, '0');
    },
  );
}

function directive(kind: string, value: unknown, precision: number | null): string | null {
  switch (kind) {
    case 's':
      return precision === null ? String(value) : String(value).slice(0, precision);
    case 'd':
    case 'i':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision ?? 6);
    case 'e':
      return Number(value).toExponential(precision ?? 6);
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    case 'X':
      return Math.trunc(Number(value)).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(Number(value)).toString(8);
    case 'b':
      return String(Boolean(value));
    case 'c':
      return String(value).slice(0, 1);
    default:
      return null;
  }
}

/** A value as a log line shows it: text bare, objects much as JSON, errors with their stack. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  return inside(value, 0, []);
}

function inside(value: unknown, depth: number, above: readonly object[]): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date || value instanceof RegExp || value instanceof Error) return String(value);
  if (above.includes(value)) return '[Circular]';
  const within = [...above, value];
  if (Array.isArray(value))
    return depth > 4
      ? '[Array]'
      : `[${value.map((item) => ` ${inside(item, depth + 1, within)}`).join(',')}${value.length ? ' ' : ''}]`;
  // A service object prints its class name.
  if (!/^\[object Object\]$/.test(String(Object.prototype.toString.call(value)))) return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return depth > 4
    ? '[Object]'
    : `{ ${entries.map(([key, item]) => `${key}: ${inside(item, depth + 1, within)}`).join(', ')} }`;
}

/**
 * A value as Logger prints it, which is Java's way: `1.0`, `[a, 2.0]`, `{key=value}`, `Thu Jan 01 08:00:00 GMT+08:00
 * 1970`. Sources: https://developers.google.com/apps-script/reference/base/logger; numbers and dates as seen in public
 * logs; the order of keys is an assumption.
 */
export function javaText(value: unknown): string {
  return javaInside(value, []);
}

function javaInside(value: unknown, above: readonly object[]): string {
  // What goes to a service undefined arrives as null.
  if (value === undefined) return 'null';
  if (typeof value === 'number') return javaNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return javaDate(value);
  if (value instanceof Error || value instanceof RegExp) return String(value);
  if (above.includes(value)) return '[Circular]';
  const within = [...above, value];
  if (Array.isArray(value)) return `[${value.map((item) => javaInside(item, within)).join(', ')}]`;
  if (Object.prototype.toString.call(value) !== '[object Object]') return String(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${javaInside(item, within)}`)
    .join(', ')}}`;
}

/** Double.toString: always with a fraction, with an exponent from ten million. */
function javaNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function javaDate(date: Date): string {
  const parts = /^(\w+ \w+ \d+) (\d+) ([\d:]+) GMT([+-]\d\d)(\d\d)/.exec(String(date));
  if (!parts) return String(date);
  const [, day, year, time, hours, minutes] = parts;
  const offset = `${hours}:${minutes}`;
  return `${day} ${time} GMT${offset === '+00:00' ? '' : offset} ${year}`;
}
