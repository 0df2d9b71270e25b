/** Group of rows or columns. https://developers.google.com/apps-script/reference/spreadsheet/group */
import type { Kit, RangeTarget } from './kit';

export interface GroupData {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

class GroupHandle {
  constructor(
    readonly kit: Kit,
    readonly sheetId: number,
    readonly axis: 'rows' | 'columns',
    readonly data: GroupData,
  ) {}

  #ask(method: string, ...args: unknown[]): unknown {
    return this.kit.call(`Group.${method}`, this.sheetId, this.axis, this.data.start, this.data.depth, ...args);
  }
  getDepth(): number {
    return this.data.depth;
  }
  getRange(): object {
    const { start, end } = this.data;
    const where =
      this.axis === 'rows'
        ? { row: start, column: 0, rows: end - start, columns: this.kit.call('Sheet.getMaxColumns', this.sheetId) }
        : { row: 0, column: start, rows: this.kit.call('Sheet.getMaxRows', this.sheetId), columns: end - start };
    return this.kit.range(this.kit.call('Sheet.getRange', this.sheetId, where) as RangeTarget);
  }
  getControlIndex(): unknown {
    return this.#ask('getControlIndex');
  }
  isCollapsed(): unknown {
    return this.#ask('isCollapsed');
  }
  collapse(): this {
    this.#ask('collapse');
    return this;
  }
  expand(): this {
    this.#ask('expand');
    return this;
  }
  remove(): void {
    this.#ask('remove');
  }
}

export function makeGroup(kit: Kit, sheetId: number, axis: 'rows' | 'columns', data: GroupData): object {
  return kit.env.membrane('Group', new GroupHandle(kit, sheetId, axis, data));
}
