/**
 * Lists with known duplicates, as files: those of others, and invented ones that no public list is like.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type KnownLedger, unseenLedgers } from './unseen-ledgers';

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

export function writeSet(folder: string, { header, rows, clusterOf }: KnownLedger): void {
  mkdirSync(folder, { recursive: true });
  const csv = (lines: readonly (readonly string[])[]): string => `${Papa.unparse(lines as string[][])}\r\n`;
  writeFileSync(join(folder, 'records.csv'), csv([['rec_id', ...header], ...rows.map((row, i) => [`u${i}`, ...row])]));
  writeFileSync(
    join(folder, 'truth.csv'),
    csv([['rec_id', 'cluster_id'], ...clusterOf.map((cluster, i) => [`u${i}`, cluster])]),
  );
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
