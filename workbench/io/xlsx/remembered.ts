/** Makes a function of objects answer each object once, by identity: grids hold few objects many times. */
export function remembered<T extends object, R>(make: (value: T) => R): (value: T) => R {
  const known = new Map<T, R>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const made = make(value);
    known.set(value, made);
    return made;
  };
}
