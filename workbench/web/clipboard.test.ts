import fc from 'fast-check';
import { formatClipboard, parseClipboard } from './clipboard';

describe('text from the clipboard', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', '张三', [['张三']]],
    ['a row', 'a\tb\tc', [['a', 'b', 'c']]],
    [
      'rows of Excel, which ends the last one too',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['rows of an old Mac', 'a\rb', [['a'], ['b']]],
    ['empty cells', '\t\tx\t\n\n', [['', '', 'x', ''], ['']]],
    ['a cell with a line break and a quote', '"one\ntwo ""quoted"""\tnext', [['one\ntwo "quoted"', 'next']]],
    ['a quote that closes nowhere', '"12 inch\tx', [['"12 inch', 'x']]],
    ['a quote inside a cell', '5" pipe\tx', [['5" pipe', 'x']]],
    ['a word in quotes followed by more', '"a" b\tx', [['"a" b', 'x']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => expect(parseClipboard(text)).toEqual(rows));

  it('comes back from its own form', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', '，', ' ', '=') });
    const width = fc.integer({ min: 1, max: 4 });
    const block = width.chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
    );
    // A block that is one empty cell has no text at all, and a last row that is empty looks like a trailing line break.
    fc.assert(
      fc.property(
        block.filter((rows) => rows.at(-1)!.join('\t') !== ''),
        (rows) => expect(parseClipboard(formatClipboard(rows))).toEqual(rows),
      ),
    );
  });
});
