/** Names of sheets that Excel accepts, for sheets whose own name it does not. */

const MAX_CHARS = 31;

/**
 * One name per sheet, in order: as it is where Excel accepts it, else with `_` for what it forbids, cut to 31 characters
 * and numbered where two would be the same (case does not count). `taken` are names that no sheet may get.
 */
export function excelSheetNames(names: readonly string[], taken: readonly string[]): string[] {
  const used = new Set([...taken, 'History'].map((name) => name.toLowerCase()));
  const claim = (name: string) => !used.has(name.toLowerCase()) && used.add(name.toLowerCase()) !== undefined;
  // Names that are fine keep them, whatever the others become.
  const kept = names.map((name) => name.length <= MAX_CHARS && name === cleaned(name) && claim(name));
  return names.map((name, i) => {
    if (kept[i]) return name;
    for (let n = 1; ; n++) {
      const renamed = cut(cleaned(name), n === 1 ? '' : `_${n}`);
      if (claim(renamed)) return renamed;
    }
  });
}

function cleaned(name: string): string {
  return name.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]|^'|'$/gu, '_') || '_';
}

/** Cuts between characters, so that no half of a surrogate pair stays. */
function cut(name: string, suffix: string): string {
  let out = '';
  for (const char of name) {
    if (out.length + char.length + suffix.length > MAX_CHARS) break;
    out += char;
  }
  return out + suffix;
}
