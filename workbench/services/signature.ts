/** Checks arguments the way Apps Script's Java methods do: by count and type, against the overloads of a method. */
import type { ServiceEnvironment } from './environment';

/**
 * Throws the signature error unless the arguments fit one of the overloads, each written as its parameter types:
 * `takes(env, 'MailApp.sendEmail', args, 'String,String,String', 'Object')`. Trailing `undefined` is as if not given,
 * or a value like any other where any will do: `setValue(undefined)` empties the cell. [v8mig]
 * Type words: String (numbers, booleans and null are turned into text by the caller), number, Boolean, Object,
 * Array, Date, Function, any, `enum Name`, or the class name of a service object.
 */
export function takes(
  env: ServiceEnvironment,
  method: string,
  args: ArrayLike<unknown>,
  ...overloads: readonly string[]
): void {
  let count = args.length;
  while (count > 0 && args[count - 1] === undefined) count--;
  for (const overload of overloads) {
    const types = typesOf(overload);
    const fitsCount = types.length === count || types.length === args.length;
    if (fitsCount && types.every((type, index) => fits(env, type, args[index]))) return;
  }
  env.signatureError(method, args);
}

const parsed = new Map<string, readonly string[]>();

function typesOf(overload: string): readonly string[] {
  const types = parsed.get(overload) ?? (overload === '' ? [] : overload.split(','));
  parsed.set(overload, types);
  return types;
}

function fits(env: ServiceEnvironment, type: string, value: unknown): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'String':
      return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Function':
      return typeof value === 'function';
    case 'Array':
      return Array.isArray(value);
    case 'Date':
      return value instanceof Date;
    case 'Object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return type.startsWith('enum ') ? env.enumName(type.slice(5), value) !== null : env.unwrap(type, value) !== null;
  }
}
