/**
 * What is compared: the columns of a list as features, each distinct value read once into a form. Knows how a role is
 * read, not how forms are compared.
 */
import type { MatchColumn, MatchRole } from './match';
import { type Form, readForm } from './read-form';
import { signature } from './text-distance';
import { createWords, type Words } from './words';

/** What is kept of a form; its words are with the feature. */
export type ReadForm = Omit<Form, 'words'>;

export interface Feature {
  readonly key: string;
  readonly role: MatchRole;
  /** By row, the number of its form; -1 where nothing is known. */
  readonly ids: Int32Array;
  readonly forms: readonly ReadForm[];
  /** By form, signatures of its two keys: they are at hand where the texts are not, and tell most of them apart. */
  readonly masks: Int32Array;
  readonly secondMasks: Int32Array;
  /** Rows by form. */
  readonly counts: Int32Array;
  /** Rows that are filled. */
  readonly filled: number;
  readonly words: Words;
}

/**
 * Every column read, once for each distinct value; linear. Columns in which nothing is known are left out. `order` says which
 * row of the columns each row of the features is.
 */
export function readFeatures(columns: readonly MatchColumn[], order: Int32Array, region: string): Feature[] {
  const city = columns.find(({ role }) => role === 'city');
  return columns
    .map((column) => readFeature(column, order, region, column.role === 'company' ? city : undefined))
    .filter(({ filled }) => filled > 0);
}

function readFeature(column: MatchColumn, order: Int32Array, region: string, city: MatchColumn | undefined): Feature {
  const { forms, idOf, words } = createForms(column.role, region);
  const ids = order.map((row) => {
    const text = column.values[row] ?? '';
    return text === '' ? -1 : idOf(text, city?.values[row] ?? '');
  });
  const counts = new Int32Array(forms.length);
  for (const id of ids) if (id >= 0) counts[id]!++;
  const filled = counts.reduce((sum, rows) => sum + rows, 0);
  return {
    key: column.key,
    role: column.role,
    ids,
    forms,
    masks: Int32Array.from(forms, ({ key }) => signature(key)),
    secondMasks: Int32Array.from(forms, ({ second }) => signature(second)),
    counts,
    filled,
    words: words.weighed(counts, filled),
  };
}

/** The forms of one column, each once. */
function createForms(role: MatchRole, region: string) {
  const byText = new Map<string, number>();
  const byKey = new Map<string, number>();
  const forms: ReadForm[] = [];
  const words = createWords();
  const read = (text: string, city: string): number => {
    const form = readForm(role, text, { region, city });
    if (form === null) return -1;
    const { key, second, several, numbers } = form;
    // Seldom have two forms one key and another second one.
    const like = forms[byKey.get(key) ?? -1];
    const source = like === undefined || like.second === second ? key : `${key}\n${second}`;
    const known = byKey.get(source);
    if (known !== undefined) return known;
    words.add(form.words);
    byKey.set(source, forms.length);
    return forms.push({ key, second, several, numbers }) - 1;
  };
  return {
    forms,
    words,
    /** -1 of a text that says nothing. */
    idOf: (text: string, city: string): number => {
      const source = city === '' ? text : `${text}\n${city}`;
      let id = byText.get(source);
      if (id === undefined) {
        id = read(text, city);
        byText.set(source, id);
      }
      return id;
    },
  };
}
