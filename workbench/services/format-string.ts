/** printf as `Utilities.formatString` and `Logger.log` do it, and how a log prints a value. */

/** Replaces `%s %d %f %x ...` with flags, width and precision; a directive without a value stays as it is. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(?:(\d+)\$)?([-+0 ,#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (all, position, flags: string, width, precision, kind: string) => {
      if (kind === '%') return '%';
      const index = position === undefined ? next++ : Number(position) - 1;
      if (index >= values.length) return all;
      let text = directive(kind, values[index], precision === undefined ? null : Number(precision));
      if (text === null) return all;
      if (flags.includes('+') && 'dfi'.includes(kind) && !text.startsWith('-')) text = `+${text}`;
      if (width === undefined) return text;
      if (flags.includes('-')) return text.padEnd(Number(width));
      if (!flags.includes('0')) return text.padStart(Number(width));
      const sign = /^[+-]/.exec(text)?.[0] ?? '';
      return sign + text.slice(sign.length).padStart(Number(width) - sign.length, '0');
    },
  );
}

function directive(kind: string, value: unknown, precision: number | null): string | null {
  switch (kind) {
    case 's':
      return precision === null ? printed(value) : printed(value).slice(0, precision);
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
