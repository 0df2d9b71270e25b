/** ConditionalFormatRule, its conditions and builder. https://developers.google.com/apps-script/reference/spreadsheet/conditional-format-rule-builder */
import { type Condition, conditionData, conditionFrom, conditionMethods } from './condition-methods';
import { addMethods, type Kit, type RangeTarget } from './kit';

type Look = Readonly<
  Record<'background' | 'fontColor' | 'bold' | 'italic' | 'underline' | 'strikethrough', string | boolean | null>
>;

const PLAIN_LOOK: Look = {
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

/** A point of a gradient: `type` is a name of InterpolationType. */
interface GradientPoint {
  readonly color: string;
  readonly type: string;
  readonly value: string;
}

type Gradient = Partial<Record<'min' | 'mid' | 'max', GradientPoint>>;

interface Rule {
  readonly ranges: readonly RangeTarget[];
  readonly condition: Condition | null;
  readonly gradient: Gradient | null;
  readonly look: Look;
}

function booleanCondition(kit: Kit, { condition, look }: Rule): object | null {
  if (!condition) return null;
  return kit.env.membrane('BooleanCondition', {
    getCriteriaType: () => kit.enums.BooleanCriteria[condition.criteria as 'CELL_EMPTY'],
    getCriteriaValues: () => [...condition.args],
    getBackground: () => look.background,
    getFontColor: () => look.fontColor,
    getBold: () => look.bold,
    getItalic: () => look.italic,
    getUnderline: () => look.underline,
    getStrikethrough: () => look.strikethrough,
  });
}

function gradientCondition(kit: Kit, { gradient }: Rule): object | null {
  if (!gradient) return null;
  const point = (name: 'min' | 'mid' | 'max') => ({
    color: () => gradient[name]?.color ?? null,
    type: () => (gradient[name] ? kit.enums.InterpolationType[gradient[name].type as 'MIN'] : null),
    value: () => gradient[name]?.value ?? '',
  });
  const [min, mid, max] = [point('min'), point('mid'), point('max')];
  return kit.env.membrane('GradientCondition', {
    getMinColor: min.color,
    getMinType: min.type,
    getMinValue: min.value,
    getMidColor: mid.color,
    getMidType: mid.type,
    getMidValue: mid.value,
    getMaxColor: max.color,
    getMaxType: max.type,
    getMaxValue: max.value,
  });
}

export class ConditionalFormatRuleHandle {
  constructor(
    readonly kit: Kit,
    readonly rule: Rule,
  ) {}

  getRanges(): object[] {
    return this.rule.ranges.map((target) => this.kit.range(target));
  }
  getBooleanCondition(): object | null {
    return booleanCondition(this.kit, this.rule);
  }
  getGradientCondition(): object | null {
    return gradientCondition(this.kit, this.rule);
  }
  copy(): object {
    return newConditionalFormatRule(this.kit, this.rule);
  }
}

class ConditionalFormatRuleBuilderHandle {
  ranges: readonly RangeTarget[];
  condition: Condition | null;
  gradient: Gradient | null;
  look: Look;

  constructor(
    readonly kit: Kit,
    rule?: Rule,
  ) {
    this.ranges = rule?.ranges ?? [];
    this.condition = rule?.condition ?? null;
    this.gradient = rule?.gradient ?? null;
    this.look = rule?.look ?? PLAIN_LOOK;
  }

  #current(): Rule {
    const { ranges, condition, gradient, look } = this;
    return { ranges, condition, gradient, look };
  }

  getRanges(): object[] {
    return this.ranges.map((target) => this.kit.range(target));
  }
  getBooleanCondition(): object | null {
    return booleanCondition(this.kit, this.#current());
  }
  getGradientCondition(): object | null {
    return gradientCondition(this.kit, this.#current());
  }
  copy(): object {
    return newConditionalFormatRule(this.kit, this.#current());
  }
  setRanges(...args: unknown[]): this {
    this.kit.takes('ConditionalFormatRuleBuilder.setRanges', args, 'Array');
    this.ranges = (args[0] as unknown[]).map((range) => this.kit.targetOf(range));
    return this;
  }
  setBackground(...args: unknown[]): this {
    return this.#color('setBackground', 'background', args);
  }
  setBackgroundObject(...args: unknown[]): this {
    return this.#colorObject('setBackgroundObject', 'background', args);
  }
  setFontColor(...args: unknown[]): this {
    return this.#color('setFontColor', 'fontColor', args);
  }
  setFontColorObject(...args: unknown[]): this {
    return this.#colorObject('setFontColorObject', 'fontColor', args);
  }
  setBold(...args: unknown[]): this {
    return this.#flag('setBold', 'bold', args);
  }
  setItalic(...args: unknown[]): this {
    return this.#flag('setItalic', 'italic', args);
  }
  setUnderline(...args: unknown[]): this {
    return this.#flag('setUnderline', 'underline', args);
  }
  setStrikethrough(...args: unknown[]): this {
    return this.#flag('setStrikethrough', 'strikethrough', args);
  }
  setGradientMinpoint(...args: unknown[]): this {
    return this.#point('setGradientMinpoint', 'min', args);
  }
  setGradientMaxpoint(...args: unknown[]): this {
    return this.#point('setGradientMaxpoint', 'max', args);
  }
  setGradientMinpointWithValue(...args: unknown[]): this {
    return this.#point('setGradientMinpointWithValue', 'min', args);
  }
  setGradientMidpointWithValue(...args: unknown[]): this {
    return this.#point('setGradientMidpointWithValue', 'mid', args);
  }
  setGradientMaxpointWithValue(...args: unknown[]): this {
    return this.#point('setGradientMaxpointWithValue', 'max', args);
  }

  build(): object {
    const rule = this.#current();
    // [cfb] says that both are needed; the wording is ours.
    if (!rule.ranges.length) this.kit.env.exception('Conditional format rule must have at least one range.');
    if (!rule.condition && !rule.gradient)
      this.kit.env.exception('Conditional format rule must have either a boolean or gradient condition.');
    return this.kit.env.membrane('ConditionalFormatRule', new ConditionalFormatRuleHandle(this.kit, rule));
  }

  #color(method: string, key: 'background' | 'fontColor', args: unknown[]): this {
    this.kit.takes(`ConditionalFormatRuleBuilder.${method}`, args, 'String');
    const value =
      args[0] === null ? null : (this.kit.call(`ConditionalFormatRuleBuilder.${method}`, String(args[0])) as string);
    this.look = { ...this.look, [key]: value };
    return this;
  }
  #colorObject(method: string, key: 'background' | 'fontColor', args: unknown[]): this {
    this.kit.takes(`ConditionalFormatRuleBuilder.${method}`, args, 'Color');
    this.look = {
      ...this.look,
      [key]: (args[0] as { asRgbColor(): { asHexString(): string } }).asRgbColor().asHexString(),
    };
    return this;
  }
  #flag(method: string, key: 'bold' | 'italic' | 'underline' | 'strikethrough', args: unknown[]): this {
    if (args[0] !== null) this.kit.takes(`ConditionalFormatRuleBuilder.${method}`, args, 'Boolean');
    this.look = { ...this.look, [key]: args[0] as boolean | null };
    return this;
  }
  #point(method: string, name: 'min' | 'mid' | 'max', args: unknown[]): this {
    this.kit.takes(
      `ConditionalFormatRuleBuilder.${method}`,
      args,
      method.endsWith('WithValue') ? 'String,enum InterpolationType,String' : 'String',
    );
    const type = args.length > 1 ? (this.kit.env.enumName('InterpolationType', args[1]) as string) : name.toUpperCase();
    const color = this.kit.call(`ConditionalFormatRuleBuilder.${method}`, String(args[0])) as string;
    this.gradient = { ...this.gradient, [name]: { color, type, value: String(args[2] ?? '') } };
    this.condition = null;
    return this;
  }
}

addMethods(ConditionalFormatRuleBuilderHandle.prototype, conditionMethods('ConditionalFormatRuleBuilder'));

export function newConditionalFormatRule(kit: Kit, rule?: Rule): object {
  return kit.env.membrane('ConditionalFormatRuleBuilder', new ConditionalFormatRuleBuilderHandle(kit, rule));
}

interface RuleData {
  readonly ranges: readonly RangeTarget[];
  readonly condition: { criteria: string; args: readonly unknown[] } | null;
  readonly gradient: unknown;
  readonly style: Partial<Look>;
}

export function makeConditionalFormatRule(kit: Kit, data: RuleData): object {
  const rule: Rule = {
    ranges: data.ranges,
    condition: data.condition && conditionFrom(kit, data.condition),
    gradient: data.gradient as Gradient | null,
    look: { ...PLAIN_LOOK, ...data.style },
  };
  return kit.env.membrane('ConditionalFormatRule', new ConditionalFormatRuleHandle(kit, rule));
}

export function formatRuleData(kit: Kit, value: unknown, args: readonly unknown[]): RuleData {
  const handle = kit.env.unwrap<ConditionalFormatRuleHandle>('ConditionalFormatRule', value);
  if (!handle) return kit.env.signatureError('SpreadsheetApp.Sheet.setConditionalFormatRules', args);
  const { ranges, condition, gradient, look } = handle.rule;
  return { ranges, condition: condition && conditionData(kit, condition), gradient, style: look };
}
