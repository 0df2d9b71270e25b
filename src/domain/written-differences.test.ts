import fc from 'fast-check';
import { writtenDifferences } from './written-differences';

it.each([
  ['13800138000', '+86 138 0013 8000', '+86, spaces'],
  ['0086-138-0013-8000', '13800138000', '0086, punctuation'],
  ['8613800138000', '138 0013 8000', '86, spaces'],
  ['+44 20 7946 0123', '020 7946 0123', '+44'],
  ['(212) 555-0101', '212-555-0101', 'punctuation, spaces'],
  ['１３８００１３８０００', '13800138000', 'width'],
  ['强盛五金有限公司', '强盛五金', '有限公司'],
  ['上海强盛五金有限公司', '强盛五金', '上海, 有限公司'],
  ['強盛五金', '强盛五金', 'characters'],
  ['Acme Ltd.', 'ACME', 'Ltd'],
  ['Acme Hardware, Inc', 'Acme Hardware', 'Inc'],
  ['Smith, John', 'John Smith', 'order'],
  ['Mr John Smith', 'John Smith', 'Mr'],
  ['José', 'jose', 'accents, case'],
  ['王芳', 'Wang Fang', 'script'],
  ['ann+shop@gmail.com', 'ann@gmail.com', '+shop'],
  ['a.nn@gmail.com', 'ann@gmail.com', 'punctuation'],
  ['Ann@Example.com', 'ann@example.com', 'case'],
  ['Ann', 'Ann', ''],
  ['Ann', 'Bob', ''],
  ['Ann Lee', 'Ann Fox', ''],
  ['13800138000', '13900139000', ''],
  ['王芳', '李强', ''],
  ['', 'Ann', ''],
])('%s and %s: %s', (a, b, expected) => {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const texts = writtenDifferences(one, other).map((found) => (found.kind === 'removed' ? found.text : found.kind));
    expect(texts.sort()).toEqual(expected.split(', ').filter(Boolean).sort());
  }
});

it('is told of whatever people write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(writtenDifferences(a, b).length).toBeLessThan(12);
      expect(writtenDifferences(a, a)).toEqual([]);
    }),
  );
});
