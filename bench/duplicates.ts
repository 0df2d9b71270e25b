/** `npm run bench -- duplicates`: how well duplicates are found, beside the figures of others, on lists with known ones. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { readSet, writeUnseenSets } from './duplicate-sets';
import { type Figure, print } from './figures';
import { type PairScore, type ProposedPair, scorePairs } from './score-pairs';

/** The pairs that `ledger duplicates` wrote; the sheet's first record is in row 2. */
function readPairs(path: string): ProposedPair[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(({ rowA, rowB, score, decision }) => ({
    a: Number(rowA) - 2,
    b: Number(rowB) - 2,
    bits: Number(score),
    decision: decision as ProposedPair['decision'],
  }));
}

/** `.9876`, `1.0000`. */
const share = (value: number): string => value.toFixed(4).replace(/^0/, '');

function scoreFigures(score: PairScore): Figure[] {
  const { rows, truePairs, precision, recall, automatic } = score;
  return [
    {
      what: 'F1 by groups',
      figure: share(score.f1),
      beside: `precision ${share(precision)}, recall ${share(recall)} of ${truePairs} pairs in ${rows} rows`,
    },
    { what: 'automatic band', figure: share(automatic.precision), beside: `recall ${share(automatic.recall)}` },
    { what: 'to review per 1,000 rows', figure: score.reviewPer1000.toFixed(1), beside: '(at most 35 in a ledger)' },
    { what: 'recall with review', figure: share(score.recallWithReview), beside: '(at least .98 in a ledger)' },
    { what: 'calibration error', figure: share(score.calibrationError), beside: '(at most .02)' },
  ];
}

/** Sets of two lists that are linked, and the column that says which list a row is of. */
const ACROSS: Readonly<Record<string, string>> = { census: 'source' };

function scoreFile(path: string, folder: string): PairScore {
  const { name, header, rows, clusterOf } = readSet(folder);
  const across = header.indexOf(ACROSS[name] ?? '');
  return scorePairs(readPairs(path), clusterOf, across < 0 ? undefined : rows.map((row) => row[across] ?? ''));
}

export function benchDuplicates([wanted, ...more]: readonly string[]): void {
  const [first = '', second = ''] = more;
  if (wanted === 'score') print(first, scoreFigures(scoreFile(first, second)));
  else if (wanted === 'sets') for (const folder of writeUnseenSets(first, more[1]).values()) console.log(folder);
}
