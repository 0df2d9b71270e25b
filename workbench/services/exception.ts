/** The errors of Apps Script as a script sees them. Knows no service. */

/** What every failing service throws; `name` is `Exception` and it is an `Error` of the sandbox. */
export class Exception extends Error {
  static {
    // On the prototype, so that the first line of `stack` says it too.
    Object.defineProperty(Exception.prototype, 'name', { value: 'Exception', configurable: true, writable: true });
  }
}

/**
 * A type as signature errors print it: `String`, `number`, `number[]`, `(class)`, `SpreadsheetApp.Range`, `null`.
 * Source: messages quoted in public code (`The parameters ((class)) don't match ...`, `(null)`, `(number[])`,
 * `(SpreadsheetApp.Range)`); `Boolean` and `undefined` are assumed by analogy.
 */
export function parameterType(value: unknown, serviceClass: (value: unknown) => string | null): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'Boolean';
    case 'undefined':
      return 'undefined';
    case 'function':
      return 'function';
    default:
      if (Array.isArray(value)) return value.length === 0 ? 'Array' : `${parameterType(value[0], serviceClass)}[]`;
      return serviceClass(value) ?? '(class)';
  }
}
