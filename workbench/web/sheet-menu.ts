/**
 * The menu of what people do to rows, columns and tabs by hand. Knows the selection, no server.
 */
import type { Area, MenuNode, SheetChange } from './protocol';
import type { Words } from './words';

export interface SheetMenuEvents {
  /** What is selected. */
  area(): Area;
  change(change: SheetChange): void;
  fill(area: Area, direction: 'down' | 'right'): void;
  /** Asks for a name, then renames the sheet shown. */
  rename(): void;
}

export interface SheetMenu {
  readonly node: MenuNode;
  /** Carries out an item of this menu; false for a name that is not its own. */
  run(name: string): boolean;
}

export function createSheetMenu(words: Words, events: SheetMenuEvents): SheetMenu {
  const insert = (axis: 'rows' | 'columns', side: 'before' | 'after') => () => {
    const { row, column, rows, columns } = events.area();
    const [start, count] = axis === 'rows' ? [row, rows] : [column, columns];
    // What is inserted looks like what was selected.
    if (side === 'before') events.change({ kind: 'insert', axis, at: start, count, inherit: 'after' });
    else events.change({ kind: 'insert', axis, at: start + count, count, inherit: 'before' });
  };
  const remove = (axis: 'rows' | 'columns') => () => {
    const { row, column, rows, columns } = events.area();
    events.change({
      kind: 'delete',
      axis,
      at: axis === 'rows' ? row : column,
      count: axis === 'rows' ? rows : columns,
    });
  };
  const sort = (ascending: boolean) => () => events.change({ kind: 'sort', column: events.area().column, ascending });
  const items: readonly (readonly [string, () => void] | null)[] = [
    [words.sortAscending, sort(true)],
    [words.sortDescending, sort(false)],
    null,
    [words.insertRowsAbove, insert('rows', 'before')],
    [words.insertRowsBelow, insert('rows', 'after')],
    [words.insertColumnsLeft, insert('columns', 'before')],
    [words.insertColumnsRight, insert('columns', 'after')],
    [words.deleteRows, remove('rows')],
    [words.deleteColumns, remove('columns')],
    null,
    [words.fillDown, () => events.fill(events.area(), 'down')],
    [words.fillRight, () => events.fill(events.area(), 'right')],
    null,
    [words.renameSheet, () => events.rename()],
  ];
  // No function of a script can have such a name.
  const nameOf = (index: number) => `#${index}`;
  return {
    node: {
      label: words.sheetMenu,
      items: items.map((item, index) => (item ? { label: item[0], functionName: nameOf(index) } : { label: '' })),
    },
    run(name) {
      const item = items.find((_, index) => nameOf(index) === name);
      item?.[1]();
      return item !== undefined;
    },
  };
}
