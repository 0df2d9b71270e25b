/** Where LibreOffice is known to write something else than it read, and why that says nothing about our files. */

export interface Difference {
  readonly file: string;
  readonly feature: string;
  readonly place: string;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

interface Known {
  readonly why: string;
  holds(difference: Difference): boolean;
}

const rowOf = (place: string) => Number(/\d+$/.exec(place)?.[0] ?? 0);

export const KNOWN: readonly Known[] = [
  {
    why: 'it names the font in which it shows Chinese and other scripts',
    holds: ({ feature }) => feature === 'font names',
  },
  {
    why: 'it squeezes the colours of a workbook into a palette of 56 where there are more',
    holds: ({ file, feature, ours, theirs }) =>
      file.startsWith('any-') &&
      /^(?:borders|fills|fonts)$/.test(feature) &&
      ours?.replace(COLOR, '#') === theirs?.replace(COLOR, '#'),
  },
  {
    why: 'it wraps cells with line breaks',
    holds: ({ feature, ours, theirs }) => feature === 'alignments' && theirs === wrapped(ours),
  },
  {
    why: 'it sets turned and stacked text to a side',
    holds: ({ feature, ours, theirs }) =>
      feature === 'alignments' &&
      !/,null,[^,]*\]$/.test(ours ?? ',null,]') &&
      theirs?.replace(/"(?:left|right)"/, 'null') === ours,
  },
  {
    why: 'it closes a group by hiding its rows or columns and does not mark what stands beside it',
    holds: ({ feature, ours, theirs }) =>
      (feature === 'groups' && ours?.replaceAll('"collapsed":true', '"collapsed":false') === theirs) ||
      (/^hidden (?:rows|columns)$/.test(feature) && ours === undefined),
  },
  {
    why: 'it writes the validations of empty cells to a thousand rows below the last used one',
    holds: ({ feature, place, theirs }) => feature === 'validations' && theirs === undefined && rowOf(place) > 1000,
  },
  {
    why: 'it writes TRUE and FALSE in rules as 1 and 0',
    holds: ({ feature, ours, theirs }) =>
      feature === 'validations' &&
      (ours?.replace('[]', '[1,0]') === theirs || ours?.replace('true', '1').replace('false', '0') === theirs),
  },
  {
    why: 'it spells references to sheets that are not there in small letters',
    holds: ({ feature, ours, theirs }) =>
      (feature === 'validations' || feature === 'conditional formats') && ours?.toLowerCase() === theirs?.toLowerCase(),
  },
  {
    why: 'it loses links to hosts that are not named in ASCII, and gives the others a look of their own',
    holds: ({ feature, ours, theirs }) =>
      (feature === 'links' && /\P{ASCII}/u.test(ours ?? '')) ||
      (feature === 'fonts' && theirs?.includes('"#0000ff"') === true),
  },
  {
    why: 'it takes a carriage return for a line break and drops halves of characters',
    holds: ({ feature, ours }) =>
      (feature === 'notes' || feature === 'values') && /[\r\p{Cs}\p{Cc}\uffff]|\\[ru]/u.test(ours ?? ''),
  },
  {
    why: 'it writes rules on blanks as formulas',
    holds: ({ feature, ours, theirs }) =>
      feature === 'conditional formats' &&
      /"CELL_(?:NOT_)?EMPTY"/.test(ours ?? '') &&
      /"=LEN\(TRIM\([A-Z]+\d+\)\)[>=]0"/.test(theirs ?? ''),
  },
  {
    why: 'it gives the result of a formula the format of its kind',
    holds: ({ file, feature, ours }) => file === 'formulas.xlsx' && feature === 'number formats' && ours === undefined,
  },
  {
    why: 'to it TRUE is the number 1, to Sheets a value of its own kind that is greater than any number',
    holds: ({ feature, place }) => feature === 'results' && / =(?:COUNT\(DATA!A1:F8\)|TRUE>1|1=TRUE)$/.test(place),
  },
  {
    why: 'it adds no text that reads as a number, takes ? for any character in SEARCH, and names the error of a root otherwise',
    holds: ({ feature, place }) =>
      feature === 'results' && / =(?:SUM\("5",TRUE,DATA!C3\)|SEARCH\("\?I",DATA!A2\)|SQRT\(-1\))$/.test(place),
  },
  {
    why: 'results of made-up formulas are made up',
    holds: ({ file, feature }) => file.startsWith('any-') && feature === 'results',
  },
];

const COLOR = /#[\da-f]{6}/g;

function wrapped(alignment: string | undefined): string {
  const parts = JSON.parse(alignment ?? '[null,null,null,null,null]') as unknown[];
  parts[2] = 'WRAP';
  return JSON.stringify(parts);
}
