/** Tables are made on first use: most executions of the add-on compare no names. */
export function table<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A set of words that stand in one string, parted by spaces. */
export function wordTable(words: string): () => ReadonlySet<string> {
  return table(() => new Set(words.split(' ')));
}

/** From each form to the one kept of it: forms parted by strokes, the kept one first, groups parted by spaces. */
export function formTable(groups: string): () => ReadonlyMap<string, string> {
  return table(() => {
    const keptOf = new Map<string, string>();
    for (const group of groups.split(' ')) {
      const forms = group.split('/');
      for (const form of forms) keptOf.set(form, forms[0]!);
    }
    return keptOf;
  });
}
