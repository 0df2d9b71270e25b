/** DeveloperMetadata, its location and finder. https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata */
import type { Kit, RangeTarget } from './kit';

/** Where metadata is put or looked for: nothing for the spreadsheet, a sheet's id, or a range. */
export type Place = null | number | RangeTarget;

interface Location {
  readonly type: 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
  readonly sheetId?: number;
  readonly index?: number;
}

class DeveloperMetadataHandle {
  constructor(
    readonly kit: Kit,
    readonly id: number,
  ) {}

  #ask(method: string, ...args: unknown[]): unknown {
    return this.kit.call(`DeveloperMetadata.${method}`, this.id, ...args);
  }
  #tell(method: string, ...args: unknown[]): this {
    this.#ask(method, ...args);
    return this;
  }

  getId(): number {
    return this.id;
  }
  getKey(): unknown {
    return this.#ask('getKey');
  }
  getValue(): unknown {
    return this.#ask('getValue');
  }
  getVisibility(): unknown {
    return this.kit.enums.DeveloperMetadataVisibility[this.#ask('getVisibility') as 'DOCUMENT'];
  }
  getLocation(): object {
    return makeLocation(this.kit, this.#ask('getLocation') as Location);
  }
  setKey(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadata.setKey', args, 'String');
    return this.#tell('setKey', String(args[0]));
  }
  setValue(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadata.setValue', args, 'String');
    return this.#tell('setValue', args[0] === null ? null : String(args[0]));
  }
  setVisibility(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadata.setVisibility', args, 'enum DeveloperMetadataVisibility');
    return this.#tell('setVisibility', this.kit.env.enumName('DeveloperMetadataVisibility', args[0]));
  }
  moveToSpreadsheet(): this {
    return this.#tell('moveToSpreadsheet', null);
  }
  moveToSheet(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadata.moveToSheet', args, 'Sheet');
    return this.#tell('moveToSheet', this.kit.sheetIdOf(args[0]));
  }
  moveToRow(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadata.moveToRow', args, 'Range');
    return this.#tell('moveToRow', this.kit.targetOf(args[0]));
  }
  moveToColumn(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadata.moveToColumn', args, 'Range');
    return this.#tell('moveToColumn', this.kit.targetOf(args[0]));
  }
  remove(): void {
    this.#ask('remove');
  }
}

function makeLocation(kit: Kit, location: Location): object {
  const { type, sheetId, index } = location;
  const line = (isRow: boolean) => (): object | null => {
    if (type !== (isRow ? 'ROW' : 'COLUMN')) return null;
    const notation = isRow
      ? { row: index, column: 0, rows: 1, columns: kit.call('Sheet.getMaxColumns', sheetId) }
      : { row: 0, column: index, rows: kit.call('Sheet.getMaxRows', sheetId), columns: 1 };
    return kit.range(kit.call('Sheet.getRange', sheetId, notation) as RangeTarget);
  };
  return kit.env.membrane('DeveloperMetadataLocation', {
    getLocationType: () => kit.enums.DeveloperMetadataLocationType[type],
    getSpreadsheet: () => (type === 'SPREADSHEET' ? kit.spreadsheet() : null),
    getSheet: () => (type === 'SHEET' ? kit.sheet(sheetId as number) : null),
    getRow: line(true),
    getColumn: line(false),
  });
}

export function makeMetadata(kit: Kit, id: number): object {
  return kit.env.membrane('DeveloperMetadata', new DeveloperMetadataHandle(kit, id));
}

/** `addDeveloperMetadata` of a spreadsheet, sheet or range. */
export function addMetadata(kit: Kit, method: string, place: Place, args: readonly unknown[]): void {
  kit.takes(
    method,
    args,
    'String',
    'String,enum DeveloperMetadataVisibility',
    'String,String',
    'String,String,enum DeveloperMetadataVisibility',
  );
  const visibility = kit.env.enumName('DeveloperMetadataVisibility', args[args.length - 1]);
  const value = args.length === 3 || (args.length === 2 && visibility === null) ? args[1] : null;
  kit.call(method, place, String(args[0]), value === null ? null : String(value), visibility ?? 'DOCUMENT');
}

export function metadataOf(kit: Kit, method: string, place: Place): object[] {
  return (kit.call(method, place) as number[]).map((id) => makeMetadata(kit, id));
}

class FinderHandle {
  readonly query: {
    place: Place;
    key: unknown;
    value: unknown;
    id: unknown;
    visibility: unknown;
    locationType: unknown;
    intersecting: boolean;
  };

  constructor(
    readonly kit: Kit,
    place: Place,
  ) {
    this.query = { place, key: null, value: null, id: null, visibility: null, locationType: null, intersecting: false };
  }

  withKey(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadataFinder.withKey', args, 'String');
    this.query.key = String(args[0]);
    return this;
  }
  withValue(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadataFinder.withValue', args, 'String');
    this.query.value = String(args[0]);
    return this;
  }
  withId(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadataFinder.withId', args, 'number');
    this.query.id = args[0];
    return this;
  }
  withVisibility(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadataFinder.withVisibility', args, 'enum DeveloperMetadataVisibility');
    this.query.visibility = this.kit.env.enumName('DeveloperMetadataVisibility', args[0]);
    return this;
  }
  withLocationType(...args: unknown[]): this {
    this.kit.takes('DeveloperMetadataFinder.withLocationType', args, 'enum DeveloperMetadataLocationType');
    this.query.locationType = this.kit.env.enumName('DeveloperMetadataLocationType', args[0]);
    return this;
  }
  onIntersectingLocations(): this {
    this.query.intersecting = true;
    return this;
  }
  find(): object[] {
    return (this.kit.call('DeveloperMetadataFinder.find', { ...this.query }) as number[]).map((id) =>
      makeMetadata(this.kit, id),
    );
  }
}

export function makeFinder(kit: Kit, place: Place): object {
  return kit.env.membrane('DeveloperMetadataFinder', new FinderHandle(kit, place));
}
