import { createPrinter, escapeScript, templateCode } from './template';

function page(source: string, variables: Record<string, unknown> = {}): string {
  const print = createPrinter();
  new Function('$print', ...Object.keys(variables), templateCode(source))(print, ...Object.values(variables));
  return print.page();
}

// Source: https://developers.google.com/apps-script/guides/html/templates
describe('templateCode', () => {
  it('runs scriptlets and prints the text between them', () => {
    expect(page('<ul><? for (const x of list) { ?>\n<li><?= x ?></li><? } ?>\n</ul>', { list: [1, 2] })).toBe(
      '<ul>\n<li>1</li>\n<li>2</li>\n</ul>',
    );
  });

  it('escapes what it prints, unless forced', () => {
    expect(page('<p title="<?= t ?>"><?= t ?></p><?!= t ?>', { t: '<b>"&\'' })).toBe(
      '<p title="&#60;b&#62;&#34;&#38;&#39;">&#60;b&#62;&#34;&#38;&#39;</p><b>"&\'',
    );
  });

  it('escapes for a script, bare and within quotes', () => {
    expect(page('<script>var a = <?= t ?>, b = "<?= t ?>";</script><?= t ?>', { t: '</script>"' })).toBe(
      '<script>var a = "\\u003c/script\\u003e\\"", b = "\\u003c/script\\u003e\\"";</script>&#60;/script&#62;&#34;',
    );
    expect(page('<script>var n = <?= n ?>;</script>', { n: 3 })).toBe('<script>var n = 3;</script>');
  });

  it('prints the first statement only', () => {
    expect(page('<?= 1; 2 ?>')).toBe('1');
  });

  it('lets a comment swallow the rest of its line', () => {
    expect(page('a<? // note ?>b\nc')).toBe('ac');
  });

  it('keeps backticks, dollars and line separators of the page', () => {
    const source = ['`$', '{x}` $& \u2028 \\n'].join('');
    expect(page(source)).toBe(source);
  });
});

describe('escapeScript', () => {
  it.each([
    ['a"b', false, '"a\\"b"'],
    ["it's", true, 'it\\u0027s'],
    [null, false, 'null'],
    [undefined, false, 'null'],
    [true, false, 'true'],
    [{ a: 1 }, false, '"[object Object]"'],
  ])('%p within quotes %p', (value, quoted, text) => {
    expect(escapeScript(value, quoted)).toBe(text);
  });
});
