/**
 * Which values `google.script.run` carries to the server, and what becomes of them. Runs inside the add-on's pages.
 * Source of the rules: https://developers.google.com/apps-script/guides/html/communication (parameters and return values).
 */

/** A message as the page's script sees it when it passes something that cannot travel. */
export class IllegalArgument extends Error {
  override readonly name = 'TypeError';
}

const illegal = (what: string) => new IllegalArgument(`Failed due to illegal value in property: ${what}`);

function copy(value: unknown, path: string, ancestors: readonly object[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value !== 'object') throw illegal(path);
  if (ancestors.includes(value)) throw illegal(path);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) {
    // `Array.from` visits holes too: they and undefined elements arrive as null.
    return Array.from(value, (item, index) => (item === undefined ? null : copy(item, `${path}.${index}`, inside)));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm (an inner frame) has a foreign Object.prototype: plain is what has no prototype above it.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw illegal(path);
  if (Object.prototype.toString.call(value) !== '[object Object]') throw illegal(path);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, `${path}.${key}`, inside)]));
}

/**
 * Copies the arguments of one call to plain data. Dates, functions, DOM elements, class instances and circular
 * values throw `IllegalArgument`; NaN and infinities become null as in JSON.
 */
export function plainArguments(values: readonly unknown[]): unknown[] {
  return values.map((value, index) => (value === undefined ? null : copy(value, String(index), [])));
}

/** The fields of a form as one object: a name that stands several times gives an array, a chosen file is refused. */
export function formFields(entries: Iterable<readonly [string, unknown]>): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of entries) {
    if (typeof value !== 'string') {
      // Browsers hand over an empty file for a file input that nobody touched.
      if (value instanceof Blob && value.size === 0) continue;
      throw new IllegalArgument(`The workbench does not carry files in forms (field ${name}).`);
    }
    const earlier = fields.get(name);
    fields.set(name, earlier === undefined ? value : [earlier, value].flat());
  }
  return Object.fromEntries(fields);
}
