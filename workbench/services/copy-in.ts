/** Brings the door's answers into this realm, so that no object of the host is ever in a script's hands. */

// Taken before any script runs, so that patched built-ins never see an object of the host.
const { isArray } = Array;
const { isView } = ArrayBuffer;
const Bytes = Uint8Array;
const RealDate = Date;
const sliceOf = Function.prototype.call.bind(Array.prototype.slice) as (row: unknown) => unknown[];

/**
 * Copies plain data of another realm; `{$date}` becomes a Date and a byte array a Uint8Array. One object in several
 * places becomes several.
 * A million cells take some 25 ms (an array of known length is filled twice as fast as one that grows); a list that
 * stands in the next place once more, as blank rows do, costs next to nothing.
 */
export function copyIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) {
    const { length } = value;
    const copy = new Array<unknown>(length);
    let flat: unknown = null;
    for (let index = 0; index < length; index++) {
      const item: unknown = value[index];
      if (typeof item !== 'object' || item === null) copy[index] = item;
      else if (index > 0 && item === value[index - 1] && (item === flat || isFlat(item))) {
        flat = item;
        copy[index] = sliceOf(copy[index - 1]);
      } else copy[index] = copyIn(item);
    }
    return copy;
  }
  if (isView(value)) return new Bytes(value as Uint8Array);
  const source = value as Record<string, unknown>;
  if (typeof source['$date'] === 'number') return new RealDate(source['$date']);
  const copy: Record<string, unknown> = {};
  for (const key in source) {
    const item = copyIn(source[key]);
    // Plain assignment to this one key would set the prototype.
    if (key === '__proto__')
      Object.defineProperty(copy, key, { value: item, enumerable: true, configurable: true, writable: true });
    else copy[key] = item;
  }
  return copy;
}

function isFlat(value: object): boolean {
  if (!isArray(value)) return false;
  const { length } = value;
  for (let index = 0; index < length; index++)
    if (typeof value[index] === 'object' && value[index] !== null) return false;
  return true;
}
