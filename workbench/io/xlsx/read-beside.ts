/** What lies in the package beside cells: tables, and the things that only leave a note. */
import type { Notes } from '../file-problem';
import type { OfficePackage, Relation } from './read-package';
import { child, type XmlElement } from './xml-tree';

/** Tables become plain cells; the first one's filter is answered, for a sheet that has none of its own. */
export async function readTables(
  file: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
  sheetName: string,
  notes: Notes,
): Promise<XmlElement | undefined> {
  let filter: XmlElement | undefined;
  for (const { type, target } of relations.values()) {
    if (type !== 'table' || !file.has(target)) continue;
    notes.add('tables', sheetName);
    filter ??= child(await file.tree(target), 'autoFilter');
  }
  return filter;
}

/** Charts of all kinds, shown or not. */
export const chartParts = (file: OfficePackage): number =>
  file.names.filter((name) => /^xl\/charts\/chart(?:ex)?\d*\.xml$/i.test(name)).length;

export function notePackage(file: OfficePackage, notes: Notes): void {
  const count = (pattern: RegExp) => file.names.filter((name) => pattern.test(name)).length;
  notes.add('pivot-tables', undefined, count(/^xl\/pivottables\/[^/]+\.xml$/i));
  notes.add('images', undefined, count(/^xl\/media\/[^/]+$/i));
  notes.add('macros', undefined, count(/vbaproject\.bin$/i));
  notes.add('controls', undefined, count(/^xl\/(?:ctrlprops|activex)\/[^/]+\.xml$/i));
  notes.add('slicers', undefined, count(/^xl\/(?:slicers|timelines)\/[^/]+\.xml$/i));
  notes.add('external-links', undefined, count(/^xl\/externallinks\/[^/]+\.xml$/i));
}
