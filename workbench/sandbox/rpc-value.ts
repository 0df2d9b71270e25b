/**
 * What may cross between a page and the script through google.script.run. Knows no page and no script.
 * Source: https://developers.google.com/apps-script/guides/html/communication (legal values); that a Date anywhere in
 * a result makes all of it null is reported (enuchi/React-Google-Apps-Script issue 28).
 */
import { plainCopy } from './plain-data';

/** Copies the arguments; throws TypeError for a Date, a function, an instance of a class, or a cycle. */
export function rpcArguments(args: readonly unknown[]): unknown[] {
  return args.map((value, index) => legal(value, String(index), []));
}

function legal(value: unknown, path: string, above: readonly object[]): unknown {
  const illegal = () => new TypeError(`Failed due to illegal value in property: ${path}`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (value === undefined) return null;
  if (typeof value !== 'object' || above.includes(value)) throw illegal();
  const within = [...above, value];
  if (Array.isArray(value)) return Array.from(value, (item, index) => legal(item, String(index), within));
  // By its own parent, not `instanceof`: the object may come from another realm.
  const parent: unknown = Object.getPrototypeOf(value);
  if (parent !== null && Object.getPrototypeOf(parent) !== null) throw illegal();
  if (Object.prototype.toString.call(value) !== '[object Object]') throw illegal();
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, legal(item, key, within)]),
  );
}

/** Takes a result out of the sandbox: null when it holds a Date, a function or a cycle; `undefined` in arrays is null. */
export function rpcResult(value: unknown): unknown {
  let isLegal = true;
  const spoil = () => {
    isLegal = false;
    return null;
  };
  const copy = plainCopy(value, { date: spoil, unfit: spoil });
  if (!isLegal || copy === undefined) return null;
  try {
    return JSON.parse(JSON.stringify(copy));
  } catch {
    // A bigint.
    return null;
  }
}
