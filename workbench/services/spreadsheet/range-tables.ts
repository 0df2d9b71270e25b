/** The plural setters of a range: tables of values, one per cell, as the host takes them. */
import { colorArgument } from './color';
import { ruleData } from './data-validation';
import { expected, indexTable, type Kit, tableArgument } from './kit';
import { type RichTextHandle, richTextData } from './rich-text-value';
import type { TextStyleHandle } from './text-style';

type TableArguments = (kit: Kit, table: unknown[][], method: string, args: readonly unknown[]) => unknown;

const asIs: TableArguments = (_kit, table) => table;

const each =
  (of: (kit: Kit, value: unknown, method: string, args: readonly unknown[]) => unknown): TableArguments =>
  (kit, table, method, args) =>
    table.map((row) => row.map((value) => of(kit, value, method, args)));

const text = each((_kit, value) => (value === null || value === undefined ? null : String(value)));
const formula = each((_kit, value) => String(value ?? ''));
const enumOf = (name: string) => each((kit, value) => kit.env.enumName(name, value));

export const tableArguments: Readonly<Record<string, TableArguments>> = {
  setValues: asIs,
  setFormulas: formula,
  setFormulasR1C1: formula,
  setNotes: asIs,
  setNumberFormats: text,
  setBackgrounds: text,
  setBackgroundObjects: each((kit, value, method, args) => colorArgument(kit, method, value, args)),
  setFontColors: text,
  setFontColorObjects: each((kit, value, method, args) => colorArgument(kit, method, value, args)),
  setFontFamilies: text,
  setFontLines: text,
  setFontSizes: asIs,
  setFontStyles: text,
  setFontWeights: text,
  setHorizontalAlignments: text,
  setVerticalAlignments: text,
  setWraps: asIs,
  setWrapStrategies: enumOf('WrapStrategy'),
  setTextDirections: enumOf('TextDirection'),
  setTextRotations: each((kit, value, method, args) => {
    const { degrees, vertical } = expected<{ degrees: number; vertical: boolean }>(
      kit,
      'TextRotation',
      value,
      method,
      args,
    );
    return { degrees, vertical };
  }),
  setTextStyles: (kit, table, method, args) =>
    indexTable(table, (value) => expected<TextStyleHandle>(kit, 'TextStyle', value, method, args).data),
  setDataValidations: (kit, table, method, args) => indexTable(table, (value) => ruleData(kit, method, value, args)),
  setRichTextValues: (kit, table, method, args) =>
    indexTable(table, (value) => richTextData(expected<RichTextHandle>(kit, 'RichTextValue', value, method, args))),
};

/** The host's argument of a plural setter. */
export function tableFor(kit: Kit, name: string, args: readonly unknown[]): unknown {
  const method = `Range.${name}`;
  return (tableArguments[name] as TableArguments)(kit, tableArgument(kit, method, args), method, args);
}
