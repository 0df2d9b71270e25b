/** The parts of an office package and what refers to what. Knows OPC (ECMA-376-2), not spreadsheets. */
import { FileProblem } from '../file-problem';
import { attr, childrenOf, readTree, type XmlElement } from './xml-tree';
import type { ZipArchive } from './zip-archive';

export interface Relation {
  /** Last word of the type's address: `worksheet`, `styles` ... The strict and the transitional one end alike. */
  readonly type: string;
  /** A part's name, or for `external` whatever the file says. */
  readonly target: string;
  readonly isExternal: boolean;
}

export interface OfficePackage {
  readonly names: readonly string[];
  has(name: string): boolean;
  unpack(name: string): AsyncIterable<Uint8Array>;
  tree(name: string): Promise<XmlElement>;
  /** By id; empty where the part refers to nothing. */
  relations(name: string): Promise<ReadonlyMap<string, Relation>>;
}

export function openPackage(zip: ZipArchive): OfficePackage {
  return {
    names: zip.names,
    has: zip.has,
    unpack: zip.unpack,
    tree: (name) => readTree(zip.unpack(name)),
    async relations(name) {
      const slash = name.lastIndexOf('/') + 1;
      const part = `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
      const relations = new Map<string, Relation>();
      if (!zip.has(part)) return relations;
      for (const element of childrenOf(await readTree(zip.unpack(part)), 'Relationship')) {
        const isExternal = attr(element, 'TargetMode') === 'External';
        const target = attr(element, 'Target') ?? '';
        relations.set(attr(element, 'Id') ?? '', {
          type: (attr(element, 'Type') ?? '').split('/').at(-1) ?? '',
          target: isExternal ? target : resolvePart(name.slice(0, slash), target),
          isExternal,
        });
      }
      return relations;
    },
  };
}

export function relationOfType(relations: ReadonlyMap<string, Relation>, type: string): Relation | undefined {
  return [...relations.values()].find((relation) => relation.type === type && !relation.isExternal);
}

/** The part that holds the workbook; throws FileProblem where the package is no spreadsheet. */
export async function workbookPart(file: OfficePackage): Promise<string> {
  const main = relationOfType(await file.relations(''), 'officeDocument')?.target;
  if (!main || !file.has(main)) throw new FileProblem('file-corrupt', { reason: 'workbook-missing' });
  return main;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step && step !== '.') path.push(step);
  }
  return path.join('/');
}
