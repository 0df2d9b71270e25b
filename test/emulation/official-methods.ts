/** The public methods of Apps Script's classes, read off the type package; the package follows Google's reference. */
import { readFileSync } from 'node:fs';

/** Services whose classes the workbench emulates, and the files that describe them. */
const files = [
  'spreadsheet',
  'base',
  'script',
  'mail',
  'html',
  'cache',
  'properties',
  'lock',
  'utilities',
  'content',
  'charts',
] as const;

/** `{spreadsheet: {Range: ['getRow', ...], ...}, ...}` */
export function officialMethods(): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  return Object.fromEntries(files.map((file) => [file, classesOf(file)]));
}

function classesOf(file: string): Record<string, readonly string[]> {
  const path = `node_modules/@types/google-apps-script/google-apps-script.${file}.d.ts`;
  const classes: Record<string, readonly string[]> = {};
  for (const [, name, body] of readFileSync(path, 'utf8').matchAll(/^ {8}interface (\w+)[^{]*\{\n(.*?)^ {8}\}/gms)) {
    const methods = Array.from((body as string).matchAll(/^ {12}(\w+)\(/gm), ([, method]) => method as string);
    if (methods.length) classes[name as string] = [...new Set(methods)].sort();
  }
  return classes;
}
