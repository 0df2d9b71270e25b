/** Developer metadata, host side: on the spreadsheet, a sheet, one whole row or one whole column. [ndm][api-meta] */
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { touch } from '../revision';
import { nextId } from '../sheets';
import type { Metadata } from '../workbook';
import { changes, type RangeTarget, rangeSheet, reads, sheetIn } from './method-kit';

const ARBITRARY =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

type Location = Metadata['location'];

/** Where metadata may be put: nothing for the spreadsheet, a sheet's id, or a range of a whole row or column. */
type Place = null | number | RangeTarget;

function locationOf(host: Host, place: Place): Location {
  if (place === null) return { type: 'SPREADSHEET' };
  if (typeof place === 'number') return { type: 'SHEET', sheetId: sheetIn(host, place).sheetId };
  const sheet = rangeSheet(host, place);
  const { sheetId } = sheet;
  if (place.rows === 1 && place.column === 0 && place.columns === sheet.maxColumns)
    return { type: 'ROW', sheetId, index: place.row };
  if (place.columns === 1 && place.row === 0 && place.rows === sheet.maxRows)
    return { type: 'COLUMN', sheetId, index: place.column };
  throw new ServiceError(ARBITRARY);
}

function find(host: Host, id: number): Metadata {
  const entry = host.state.workbook.metadata.find((m) => m.metadataId === id);
  if (!entry) throw new ServiceError('The developer metadata has been removed.');
  return entry;
}

const change = <Args extends unknown[]>(apply: (entry: Metadata, host: Host, ...args: Args) => Metadata | null) =>
  changes((host, id: number, ...args: Args) => {
    const { workbook } = host.state;
    const entry = find(host, id);
    const changed = apply(entry, host, ...args);
    workbook.metadata = workbook.metadata.flatMap((m) => (m === entry ? (changed ? [changed] : []) : [m]));
    touch(workbook);
  });

/** What a search asks for; `place` limits it to a sheet or a range. */
export interface MetadataQuery {
  readonly place: Place;
  readonly key: string | null;
  readonly value: string | null;
  readonly id: number | null;
  readonly visibility: string | null;
  readonly locationType: string | null;
  readonly intersecting: boolean;
}

/** Whether a location is in the scope of a place: on the sheet, or within the range, or cut by it. [ndm] */
function isInScope(host: Host, location: Location, place: Place, intersecting: boolean): boolean {
  if (place === null) return true;
  if (typeof place === 'number') return location.type !== 'SPREADSHEET' && location.sheetId === place;
  if (location.type === 'SPREADSHEET' || location.sheetId !== place.sheetId) return false;
  if (location.type === 'SHEET') return intersecting;
  const sheet = rangeSheet(host, place);
  const [start, count, spansAll] =
    location.type === 'ROW'
      ? [place.row, place.rows, place.column === 0 && place.columns === sheet.maxColumns]
      : [place.column, place.columns, place.row === 0 && place.rows === sheet.maxRows];
  return location.index >= start && location.index < start + count && (intersecting || spansAll);
}

export const metadataMethods: HostMethods = {
  'DeveloperMetadata.add': changes(
    (host, place: Place, key: string, value: string | null, visibility: Metadata['visibility']) => {
      const { workbook } = host.state;
      workbook.metadata.push({
        metadataId: nextId(workbook),
        key,
        value,
        visibility,
        location: locationOf(host, place),
      });
      touch(workbook);
    },
  ),
  'DeveloperMetadataFinder.find': reads((host, query: MetadataQuery) =>
    host.state.workbook.metadata
      .filter(
        (m) =>
          (query.key === null || m.key === query.key) &&
          (query.value === null || m.value === query.value) &&
          (query.id === null || m.metadataId === query.id) &&
          (query.visibility === null || m.visibility === query.visibility) &&
          (query.locationType === null || m.location.type === query.locationType) &&
          isInScope(host, m.location, query.place, query.intersecting),
      )
      .map((m) => m.metadataId),
  ),
  // Only what is put on the place itself. [ndm]
  'DeveloperMetadata.of': reads((host, place: Place) => {
    const isHere = (location: Location) => {
      if (place === null) return location.type === 'SPREADSHEET';
      if (typeof place === 'number') return location.type === 'SHEET' && location.sheetId === place;
      return location.type !== 'SHEET' && isInScope(host, location, place, false);
    };
    return host.state.workbook.metadata.filter((m) => isHere(m.location)).map((m) => m.metadataId);
  }),
  'DeveloperMetadata.getKey': reads((host, id: number) => find(host, id).key),
  'DeveloperMetadata.getValue': reads((host, id: number) => find(host, id).value),
  'DeveloperMetadata.getVisibility': reads((host, id: number) => find(host, id).visibility),
  'DeveloperMetadata.getLocation': reads((host, id: number) => find(host, id).location),
  'DeveloperMetadata.setKey': change((entry, _host, key: string) => ({ ...entry, key })),
  'DeveloperMetadata.setValue': change((entry, _host, value: string) => ({ ...entry, value })),
  'DeveloperMetadata.setVisibility': change((entry, _host, visibility: Metadata['visibility']) => ({
    ...entry,
    visibility,
  })),
  'DeveloperMetadata.moveTo': change((entry, host, place: Place) => ({ ...entry, location: locationOf(host, place) })),
  'DeveloperMetadata.remove': change(() => null),
};
