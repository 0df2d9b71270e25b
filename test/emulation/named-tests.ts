/** The tests of a file by their titles as the source spells them (`%s` and all), each with its text. */
import { existsSync, readFileSync } from 'node:fs';

const known = new Map<string, ReadonlyMap<string, string>>();

/** Empty where there is no such file. A title that stands twice names no test. */
export function testsOf(file: string): ReadonlyMap<string, string> {
  const tests = known.get(file) ?? (existsSync(file) ? readTests(readFileSync(file, 'utf8')) : new Map());
  known.set(file, tests);
  return tests;
}

/** The text of a test includes what its file and its `describe` say before their first test: scripts stand there. */
function readTests(source: string): ReadonlyMap<string, string> {
  const [beginning = '', ...blocks] = source.split(/^(?=\s*(?:it|describe)(?:\.each)?[(<])/m);
  const tests = new Map<string, string>();
  const twice = new Set<string>();
  let group = '';
  for (const block of blocks) {
    if (/^\s*describe/.test(block)) group = block;
    const title = /^\s*it(?:\(|\.each(?:<.*>)?\([\s\S]*?\)\()\s*(['"`])((?:\\.|(?!\1).)*)\1,/
      .exec(block)?.[2]
      ?.replaceAll("\\'", "'");
    if (title === undefined) continue;
    if (tests.has(title)) twice.add(title);
    tests.set(title, beginning + group + block);
  }
  for (const title of twice) tests.delete(title);
  return tests;
}
