/** Interns styles and validations: equal ones are one frozen object, so that a grid of them is cheap and comparable by identity. */
import type { Style, Validation } from './workbook';

const styles = new Map<string, Style>();
const validations = new Map<string, Validation>();

/** The shared object of a style; undefined for one that sets nothing. */
export function internStyle(style: Style): Style | undefined {
  const entries = Object.entries(style).filter(([, value]) => value !== undefined);
  if (!entries.length) return undefined;
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify(entries);
  let shared = styles.get(key);
  if (!shared) {
    shared = Object.freeze(Object.fromEntries(entries)) as Style;
    styles.set(key, shared);
  }
  return shared;
}

export function internValidation(validation: Validation): Validation {
  const key = JSON.stringify(validation);
  let shared = validations.get(key);
  if (!shared) {
    shared = Object.freeze(validation);
    validations.set(key, shared);
  }
  return shared;
}

/** Makes a function that sets properties of styles (undefined removes one); it remembers its answers, as whole columns share a few styles. */
export function styleChange(
  changes: { readonly [K in keyof Style]?: Style[K] | undefined },
): (style: Style | undefined) => Style | undefined {
  const known = new Map<Style | undefined, Style | undefined>();
  return (style) => {
    if (known.has(style)) return known.get(style);
    const changed = internStyle({ ...style, ...changes } as Style);
    known.set(style, changed);
    return changed;
  };
}
