/**
 * Turns findings into words: an issue code with its parameters becomes "what happened" and "what to do".
 * Knows no language; the catalog of one language is handed in.
 */
import type { Issue, IssueCode, IssueCodeOf, IssueTheme } from '../domain/issues';

/** A number or text as it stands in a sentence; pages hand in numbers already formatted for the reader. */
export type Shown = string | number;

/**
 * What a finding may tell beside its code. Every one is optional: a finding without it is worded without it.
 * `rows`, `customers`, `count` and `limit` are numbers, `range` is A1 notation, the others are texts of the sheet.
 */
export interface IssueParams {
  readonly value?: Shown;
  readonly header?: Shown;
  readonly column?: Shown;
  readonly headers?: Shown;
  readonly sheet?: Shown;
  readonly range?: Shown;
  readonly rows?: Shown;
  readonly customers?: Shown;
  readonly count?: Shown;
  readonly limit?: Shown;
  readonly by?: Shown;
  readonly at?: Shown;
  readonly account?: Shown;
  readonly used?: Shown;
  readonly reason?: Shown;
  readonly amount?: Shown;
  readonly total?: Shown;
  readonly word?: Shown;
}

type Wording = string | ((params: IssueParams) => string);

/** `what` is a clause without a full stop for a value's code (it follows the field's label), a sentence for the others. */
export interface IssueWords {
  readonly what: Wording;
  readonly todo: Wording;
}

export type IssueWordsOf<T extends IssueTheme> = Readonly<Record<IssueCodeOf<T>, IssueWords>>;

/** What stands between findings, and between a finding and its field. */
export interface IssueFrame {
  /** Puts a field's label before what is wrong with it. */
  readonly labelled: (params: { readonly label: string; readonly what: string }) => string;
  /** Stands between two findings of one row. */
  readonly separator: string;
}

export interface IssueCatalog extends IssueFrame {
  readonly codes: Readonly<Record<IssueCode, IssueWords>>;
}

/** The catalog of all themes. */
export function issueCatalog({
  labelled,
  separator,
  ...themes
}: IssueFrame & { readonly [T in IssueTheme]: IssueWordsOf<T> }): IssueCatalog {
  return { labelled, separator, codes: Object.assign({}, ...Object.values(themes)) };
}

/** The findings that a page can be told of; `failed` stands in for any other. */
export interface PageIssues extends Pick<IssueFrame, 'labelled'> {
  readonly codes: IssueWordsOf<'operations'> & Partial<Readonly<Record<IssueCode, IssueWords>>>;
}

type Finding = Pick<Issue, 'code' | 'params'>;

/** Says one finding in words; `label` is the field's header in the ledger, where the finding has a field. */
export function wordIssue(catalog: PageIssues, issue: Finding, label?: string): { what: string; todo: string } {
  const words = catalog.codes[issue.code];
  if (words === undefined) return wordIssue(catalog, { code: 'failed', params: { reason: issue.code } }, label);
  const params: IssueParams = issue.params ?? {};
  const say = (wording: Wording): string => (typeof wording === 'string' ? wording : wording(params));
  const what = say(words.what).trim();
  return { what: label ? catalog.labelled({ label, what }) : what, todo: say(words.todo) };
}

/** The text of a row's To check cell: the mark and every reason, each once; `''` where there is none. */
export function formatToCheck(
  catalog: IssueCatalog,
  issues: readonly Issue[],
  labelOf: (fieldKey: string) => string | undefined,
): string {
  const texts = new Set(
    issues.map((issue) => wordIssue(catalog, issue, issue.fieldKey && labelOf(issue.fieldKey)).what),
  );
  return texts.size === 0 ? '' : `⚠ ${[...texts].join(catalog.separator)}`;
}
