/** The `when…` methods that conditional format rules and filter criteria share. */
import type { Kit, Methods } from './kit';

export interface Condition {
  readonly criteria: string;
  /** As a script sees them; a relative date is an enum member. */
  readonly args: readonly unknown[];
}

export interface Conditional {
  readonly kit: Kit;
  condition: Condition | null;
}

const PLAIN: Readonly<Record<string, readonly [criteria: string, types: string]>> = {
  whenCellEmpty: ['CELL_EMPTY', ''],
  whenCellNotEmpty: ['CELL_NOT_EMPTY', ''],
  whenFormulaSatisfied: ['CUSTOM_FORMULA', 'String'],
  whenNumberBetween: ['NUMBER_BETWEEN', 'number,number'],
  whenNumberEqualTo: ['NUMBER_EQUAL_TO', 'number'],
  whenNumberGreaterThan: ['NUMBER_GREATER_THAN', 'number'],
  whenNumberGreaterThanOrEqualTo: ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'number'],
  whenNumberLessThan: ['NUMBER_LESS_THAN', 'number'],
  whenNumberLessThanOrEqualTo: ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'number'],
  whenNumberNotBetween: ['NUMBER_NOT_BETWEEN', 'number,number'],
  whenNumberNotEqualTo: ['NUMBER_NOT_EQUAL_TO', 'number'],
  whenTextContains: ['TEXT_CONTAINS', 'String'],
  whenTextDoesNotContain: ['TEXT_DOES_NOT_CONTAIN', 'String'],
  whenTextEndsWith: ['TEXT_ENDS_WITH', 'String'],
  whenTextEqualTo: ['TEXT_EQUAL_TO', 'String'],
  whenTextStartsWith: ['TEXT_STARTS_WITH', 'String'],
};

const DATED: Readonly<Record<string, string>> = {
  whenDateAfter: 'DATE_AFTER',
  whenDateBefore: 'DATE_BEFORE',
  whenDateEqualTo: 'DATE_EQUAL_TO',
};

/** The methods, named for signature errors by the class that has them. */
export function conditionMethods<Handle extends Conditional>(className: string): Methods<Handle> {
  const methods: Record<string, (this: Handle, ...args: unknown[]) => unknown> = {};
  for (const [name, [criteria, types]] of Object.entries(PLAIN))
    methods[name] = function (...args) {
      this.kit.takes(`${className}.${name}`, args, types);
      this.condition = { criteria, args };
      return this;
    };
  for (const [name, criteria] of Object.entries(DATED))
    methods[name] = function (...args) {
      this.kit.takes(`${className}.${name}`, args, 'Date', 'enum RelativeDate');
      this.condition = { criteria: args[0] instanceof Date ? criteria : `${criteria}_RELATIVE`, args };
      return this;
    };
  methods['withCriteria'] = function (...args) {
    this.kit.takes(`${className}.withCriteria`, args, 'enum BooleanCriteria,Array');
    this.condition = {
      criteria: this.kit.env.enumName('BooleanCriteria', args[0]) as string,
      args: [...(args[1] as unknown[])],
    };
    return this;
  };
  return methods;
}

/** What crosses the door: relative dates by name. */
export function conditionData(kit: Kit, condition: Condition): { criteria: string; args: unknown[] } {
  const args = condition.args.map((arg) => {
    const relative = kit.env.enumName('RelativeDate', arg);
    return relative === null ? arg : { relative };
  });
  return { criteria: condition.criteria, args };
}

/** A condition as it came over the door. */
export function conditionFrom(kit: Kit, { criteria, args }: { criteria: string; args: readonly unknown[] }): Condition {
  const values = args.map((arg) => {
    const relative = (arg as { relative?: string } | null)?.relative;
    return typeof relative === 'string' ? kit.enums.RelativeDate[relative as 'TODAY'] : arg;
  });
  return { criteria, args: values };
}
