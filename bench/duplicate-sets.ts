/**
 * Lists with known duplicates, as files: those of others, and invented ones that no public list is like.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type KnownLedger, unseenLedgers } from './unseen-ledgers';

/** Sets of two lists that are linked, and the column that says which list a row is of. */
export const ACROSS: Readonly<Record<string, string>> = { census: 'source' };

const readRows = (path: string): string[][] =>
  Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data;

/** `folder` holds `records.csv` and `truth.csv`. */
export function readSet(folder: string): KnownLedger {
  const [header = [], ...rows] = readRows(join(folder, 'records.csv'));
  const truth = new Map(readRows(join(folder, 'truth.csv')).map(([id, cluster]) => [id, cluster]));
  return {
    name: folder.split(/[\\/]/).pop() as string,
    header,
    rows,
    clusterOf: rows.map(([id]) => {
      const cluster = truth.get(id);
      if (cluster === undefined) throw new Error(`${folder}: nothing is known of ${id}`);
      return cluster;
    }),
  };
}

/** Each row gets an ID in front, but where `hasIds` says that there is one. */
export function writeSet(folder: string, ledger: KnownLedger & { readonly hasIds?: true }): void {
  const { header, rows, clusterOf, hasIds } = ledger;
  const all = hasIds ? [header, ...rows] : [['rec_id', ...header], ...rows.map((row, i) => [`u${i}`, ...row])];
  const csv = (lines: readonly (readonly string[])[]): string => `${Papa.unparse(lines as string[][])}\r\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'records.csv'), csv(all));
  writeFileSync(
    join(folder, 'truth.csv'),
    csv([['rec_id', 'cluster_id'], ...clusterOf.map((cluster, i) => [all[i + 1]?.[0] ?? '', cluster])]),
  );
}

/** Folders of the public sets by name; none where they are missing. */
export function publicSets(root: string): Map<string, string> {
  const folder = join(root, '../shared/data/duplicates');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const sets = names.filter((name) => existsSync(join(folder, name, 'truth.csv'))).sort();
  return new Map(sets.map((name) => [name, join(folder, name)]));
}

/** Writes the invented sets and answers their folders by name. */
export function writeUnseenSets(folder: string, seed?: string): Map<string, string> {
  return new Map(
    unseenLedgers(seed).map((ledger) => {
      const own = join(folder, ledger.name);
      writeSet(own, ledger);
      return [ledger.name, own];
    }),
  );
}
