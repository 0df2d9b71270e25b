/** The words of the matcher: what it compares, how far two values agree, and what it says of a pair. Holds no logic. */

/** What a column says of a customer, and so how its values are normalised and compared. */
export type MatchRole =
  | 'given'
  | 'family'
  | 'person'
  | 'company'
  | 'email'
  | 'phone'
  | 'address'
  | 'city'
  | 'state'
  | 'country'
  | 'postcode'
  | 'identifier'
  | 'date'
  | 'number'
  | 'category'
  | 'text';

export interface MatchColumn {
  /** A column key of the ledger, or `#3` for the third column of the sheet. Unique. */
  readonly key: string;
  readonly role: MatchRole;
  /** One text for each row; blank where nothing is known. */
  readonly values: readonly string[];
}

/** The user's answers and the rows that cannot be one customer, by row index, the smaller first. */
export interface MatchAnswers {
  readonly same: readonly (readonly [number, number])[];
  readonly different: readonly (readonly [number, number])[];
}

/** How far two values agree, from the most to the least; which of them a role knows is in compare.ts. */
export type MatchLevel =
  /** The same text, or the same but for case, width, spaces and punctuation. */
  | 'same'
  /** The same once normalised: without legal form, title or country code, in another script, abbreviated. */
  | 'same-normalised'
  /** Another form of one name: nickname, initial, homophone. */
  | 'same-name'
  /** The same value in the other column of its kind: given and family name swapped, mobile and landline. */
  | 'swapped'
  /** One slip or two of the keyboard. */
  | 'close'
  /** Some of it is shared: words of a name, the box or the host of an address, two parts of a date. */
  | 'partly'
  | 'different';

/** One line of an explanation; the lines of a pair add up to its `bits`. */
export interface MatchEvidence {
  /**
   * A column's key; or `prior` (how rare duplicates are), `colleague` (a colleague, a relative or another firm at the same
   * place would agree on these too), `namesake` (so would somebody of the same name, or another branch), `caution` (a
   * firm's name, place or contact agrees in part only), `through` (both are one customer with a third row), `against` (the rows that each is one customer with do not agree).
   */
  readonly key: string;
  readonly level: MatchLevel | null;
  /** log2 of how much likelier the agreement is between two rows of one customer than between rows of two. */
  readonly bits: number;
}

export type MatchBand = 'automatic' | 'review' | 'different';

export interface MatchPair {
  /** Row indexes, `a < b`. */
  readonly a: number;
  readonly b: number;
  /** log2 of the odds that the two are one customer: 0 is even, 6.6 is 99 %. */
  readonly bits: number;
  readonly band: MatchBand;
  /** Both are in one group. */
  readonly grouped: boolean;
}
