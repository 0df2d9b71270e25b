/** Filter and FilterCriteria with its builder. https://developers.google.com/apps-script/reference/spreadsheet/filter */
import { type Condition, conditionData, conditionFrom, conditionMethods } from './condition-methods';
import { addMethods, expected, type Kit, type RangeTarget, whole } from './kit';

interface Criteria {
  readonly hiddenValues: readonly string[] | null;
  readonly visibleValues: readonly string[] | null;
  readonly condition: Condition | null;
}

class FilterCriteriaHandle {
  constructor(
    readonly kit: Kit,
    readonly criteria: Criteria,
  ) {}

  getCriteriaType(): unknown {
    return typeOf(this.kit, this.criteria.condition);
  }
  getCriteriaValues(): unknown[] {
    return [...(this.criteria.condition?.args ?? [])];
  }
  getHiddenValues(): string[] {
    return [...(this.criteria.hiddenValues ?? [])];
  }
  getVisibleValues(): string[] {
    return [...(this.criteria.visibleValues ?? [])];
  }
  copy(): object {
    return newFilterCriteria(this.kit, this.criteria);
  }
}

function typeOf(kit: Kit, condition: Condition | null): unknown {
  return condition ? kit.enums.BooleanCriteria[condition.criteria as 'CELL_EMPTY'] : null;
}

class FilterCriteriaBuilderHandle {
  hiddenValues: readonly string[] | null;
  visibleValues: readonly string[] | null;
  condition: Condition | null;

  constructor(
    readonly kit: Kit,
    from?: Criteria,
  ) {
    this.hiddenValues = from?.hiddenValues ?? null;
    this.visibleValues = from?.visibleValues ?? null;
    this.condition = from?.condition ?? null;
  }

  #current(): Criteria {
    const { hiddenValues, visibleValues, condition } = this;
    return { hiddenValues, visibleValues, condition };
  }

  getCriteriaType(): unknown {
    return typeOf(this.kit, this.condition);
  }
  getCriteriaValues(): unknown[] {
    return [...(this.condition?.args ?? [])];
  }
  getHiddenValues(): string[] {
    return [...(this.hiddenValues ?? [])];
  }
  getVisibleValues(): string[] {
    return [...(this.visibleValues ?? [])];
  }
  setHiddenValues(...args: unknown[]): this {
    this.kit.takes('FilterCriteriaBuilder.setHiddenValues', args, 'Array');
    this.hiddenValues = (args[0] as unknown[]).map(String);
    this.visibleValues = null;
    return this;
  }
  setVisibleValues(...args: unknown[]): this {
    this.kit.takes('FilterCriteriaBuilder.setVisibleValues', args, 'Array');
    this.visibleValues = (args[0] as unknown[]).map(String);
    this.hiddenValues = null;
    return this;
  }
  copy(): object {
    return newFilterCriteria(this.kit, this.#current());
  }
  build(): object {
    return this.kit.env.membrane('FilterCriteria', new FilterCriteriaHandle(this.kit, this.#current()));
  }
}

addMethods(FilterCriteriaBuilderHandle.prototype, conditionMethods('FilterCriteriaBuilder'));

export function newFilterCriteria(kit: Kit, from?: Criteria): object {
  return kit.env.membrane('FilterCriteriaBuilder', new FilterCriteriaBuilderHandle(kit, from));
}

class FilterHandle {
  constructor(
    readonly kit: Kit,
    readonly sheetId: number,
  ) {}

  getRange(): object {
    return this.kit.range(this.kit.call('Filter.getRange', this.sheetId) as RangeTarget);
  }
  remove(): void {
    this.kit.call('Filter.remove', this.sheetId);
  }
  getColumnFilterCriteria(...args: unknown[]): object | null {
    this.kit.takes('Filter.getColumnFilterCriteria', args, 'number');
    const data = this.kit.call('Filter.getColumnFilterCriteria', this.sheetId, whole(args[0]) - 1) as Criteria | null;
    if (!data) return null;
    const condition = data.condition && conditionFrom(this.kit, data.condition);
    return this.kit.env.membrane('FilterCriteria', new FilterCriteriaHandle(this.kit, { ...data, condition }));
  }
  setColumnFilterCriteria(...args: unknown[]): this {
    const method = 'Filter.setColumnFilterCriteria';
    if (args[1] !== null) this.kit.takes(method, args, 'number,FilterCriteria');
    const criteria =
      args[1] === null
        ? null
        : expected<FilterCriteriaHandle>(this.kit, 'FilterCriteria', args[1], method, args).criteria;
    const data = criteria && {
      ...criteria,
      condition: criteria.condition && conditionData(this.kit, criteria.condition),
    };
    this.kit.call('Filter.setColumnFilterCriteria', this.sheetId, whole(args[0]) - 1, data);
    return this;
  }
  removeColumnFilterCriteria(...args: unknown[]): this {
    this.kit.takes('Filter.removeColumnFilterCriteria', args, 'number');
    this.kit.call('Filter.removeColumnFilterCriteria', this.sheetId, whole(args[0]) - 1, null);
    return this;
  }
  sort(...args: unknown[]): this {
    this.kit.takes('Filter.sort', args, 'number,Boolean');
    this.kit.call('Filter.sort', this.sheetId, whole(args[0]) - 1, args[1]);
    return this;
  }
}

export function makeFilter(kit: Kit, sheetId: number): object {
  return kit.env.membrane('Filter', new FilterHandle(kit, sheetId));
}
