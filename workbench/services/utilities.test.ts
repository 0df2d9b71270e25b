import { gunzipSync } from 'node:zlib';
import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { projectOf } from '../sandbox/project';
import { openWorkbench } from '../workbench';

function evaluate(expression: string, pages: Record<string, string> = {}, rest = '') {
  const project = projectOf(`function main() { return ${expression}; } ${rest}`, pages);
  return openWorkbench({
    project,
    state: newState(newWorkbook(), Date.UTC(2026, 4, 17)),
    options: { cpuFactor: 0 },
  }).run('main');
}

// Source: https://developers.google.com/apps-script/reference/utilities/utilities
describe('Utilities', () => {
  it.each([
    ["base64Encode('A string here')", 'QSBzdHJpbmcgaGVyZQ=='],
    ["base64Encode('客户', Utilities.Charset.UTF_8)", '5a6i5oi3'],
    ["base64Encode('客户')", 'Pz8='],
    ['base64EncodeWebSafe([-5, -17, -2])', '--_-'],
    ['base64Encode([-5, -17, -2])', '++/+'],
    ["base64Decode('5a6i')", [-27, -82, -94]],
    ["base64DecodeWebSafe('--_-')", [-5, -17, -2]],
    ["computeDigest(Utilities.DigestAlgorithm.MD5, 'input to hash').length", 16],
    ["computeDigest(Utilities.DigestAlgorithm.SHA_256, '').slice(0, 4)", [-29, -80, -60, 66]],
    ["computeHmacSha256Signature('what do ya want for nothing?', 'Jefe').slice(0, 4)", [91, -36, -63, 70]],
    ["formatDate(new Date(0), 'GMT', \"yyyy-MM-dd'T'HH:mm:ss'Z'\")", '1970-01-01T00:00:00Z'],
    ["parseDate('1970-01-02', 'GMT', 'yyyy-MM-dd').getTime()", 86_400_000],
    ["formatString('%s-%05.1f', 'a', 2)", 'a-002.0'],
    [
      'parseCsv(\'a,b\\n"c\\nd",e\')',
      [
        ['a', 'b'],
        ['c\nd', 'e'],
      ],
    ],
    ["newBlob('客户').getBytes().length", 6],
    ['newBlob([-27, -82, -94]).getDataAsString()', '客'],
    ['jsonStringify({ a: 1 })', '{"a":1}'],
  ])('%s', (call, value) => {
    const report = evaluate(`Utilities.${call}`);
    expect(report.error).toBeUndefined();
    expect(report.value).toEqual(value);
    expect(report.serviceCalls).toBe(0);
  });

  it('signs alike by either HMAC method', () => {
    const both =
      "[Utilities.computeHmacSha256Signature('v', 'k'), Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_256, 'v', 'k')]";
    const [one, other] = evaluate(both).value as number[][];
    expect(one).toHaveLength(32);
    expect(one).toEqual(other);
  });

  it('reads bytes of a Chinese encoding', () => {
    expect(evaluate("Utilities.newBlob([-65, -51, -69, -89]).getDataAsString('GBK')").value).toBe('客户');
  });

  it('zips and unzips, gzips and ungzips', () => {
    const value = evaluate(`(() => {
      const files = [Utilities.newBlob('one', 'text/plain', 'a.txt'), Utilities.newBlob('二'.repeat(1000), 'text/plain', '二.txt')];
      const back = Utilities.unzip(Utilities.zip(files, 'x.zip')).map((f) => [f.getName(), f.getDataAsString()]);
      const packed = Utilities.gzip(files[1]);
      return [back, packed.getContentType(), packed.getName(), Utilities.ungzip(packed).getDataAsString().length, packed.getBytes()];
    })()`).value as [string[][], string, string, number, number[]];
    expect(value.slice(0, 4)).toEqual([
      [
        ['a.txt', 'one'],
        ['二.txt', '二'.repeat(1000)],
      ],
      'application/x-gzip',
      '二.txt.gz',
      1000,
    ]);
    expect(gunzipSync(Uint8Array.from(value[4])).toString()).toBe('二'.repeat(1000));
  });

  it.each([
    [
      "formatDate('2026', 'GMT', 'yyyy')",
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    ],
    ["formatDate(new Date(NaN), 'GMT', 'yyyy')", 'Invalid argument: date'],
    ["formatDate(new Date(), 'Mars', 'yyyy')", 'Invalid argument: timeZone'],
    ["parseDate('x', 'GMT', 'yyyy')", 'Unparseable date: "x"'],
    ["parseCsv('\"a')", 'Could not parse text.'],
    ["base64Decode('a$b')", 'Could not decode string.'],
    ["ungzip(Utilities.newBlob('no'))", 'Could not decompress gzip.'],
    ["unzip(Utilities.newBlob('no'))", 'Invalid argument: blob'],
    ['computeRsaSha256Signature("a", "b")', 'Utilities.computeRsaSha256Signature is not emulated'],
  ])('refuses %s', (call, message) => {
    expect(evaluate(`Utilities.${call}`).error?.message).toBe(message);
  });

  it('sleeps in virtual time only', () => {
    const startedAt = performance.now();
    expect(evaluate('Utilities.sleep(200000)').virtualMs).toBe(200_000);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('Blob', () => {
  it('is changed through its setters, and copied', () => {
    expect(
      evaluate(`(() => {
        const blob = Utilities.newBlob('a').setName('x.csv').setContentTypeFromExtension();
        const copy = blob.copyBlob().setDataFromString('bb').setName('y');
        return [blob.getName(), blob.getContentType(), blob.getDataAsString(), copy.getName(), copy.getDataAsString(), copy.setBytes([99]).getDataAsString()];
      })()`).value,
    ).toEqual(['x.csv', 'text/csv', 'a', 'y', 'bb', 'c']);
  });
});

// Sources: https://developers.google.com/apps-script/reference/html/html-service, .../guides/html/templates
describe('HtmlService', () => {
  const pages = { Page: '<p><?= name ?></p><?!= include("Part") ?>', Part: '<i>part</i>' };

  it('evaluates templates with variables and the functions of the script', () => {
    const report = evaluate(
      `(() => { const t = HtmlService.createTemplateFromFile('Page'); t.name = 'A & B'; return t.evaluate().setTitle('T').getContent(); })()`,
      pages,
      'function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }',
    );
    expect(report.value).toBe('<p>A &#38; B</p><i>part</i>');
  });

  it('builds output in steps', () => {
    expect(
      evaluate(`(() => {
        const html = HtmlService.createHtmlOutput('<b>').append('x').appendUntrusted('<').setWidth(300).setHeight(200).setTitle('T').addMetaTag('viewport', 'w');
        return [html.getContent(), html.getWidth(), html.getHeight(), html.getTitle(), html.getMetaTags()[0].getName(), html.getBlob().getDataAsString(), html.clear().getContent()];
      })()`).value,
    ).toEqual(['<b>x&#60;', 300, 200, 'T', 'viewport', '<b>x&#60;', '']);
  });

  it.each([
    ["createHtmlOutputFromFile('Nowhere')", 'No HTML file named Nowhere was found.'],
    [
      'createHtmlOutput([1])',
      "The parameters (number[]) don't match the method signature for HtmlService.createHtmlOutput.",
    ],
    ["createHtmlOutput('').addMetaTag('refresh', '1')", 'The specified meta tag is not allowed in this context.'],
    ["createHtmlOutput('').getAs('application/pdf')", 'HtmlOutput.getAs(application/pdf) is not emulated'],
  ])('refuses %s', (call, message) => {
    expect(evaluate(`HtmlService.${call}`).error?.message).toBe(message);
  });
});

describe('console and Logger', () => {
  it('write to the log of the execution', () => {
    const report = evaluate(
      "[console.log('a', 1, { b: 2 }), console.warn('%s!', 'careful'), Logger.log('n = %s', 3).log([1]), Logger.getLog()].length && Logger.getLog()",
    );
    expect(report.log).toEqual(['a 1 { b: 2 }', 'WARNING: careful!', 'n = 3.0', '[1.0]']);
    expect(report.value).toBe('n = 3.0\n[1.0]\n');
  });

  it('can be handed on as functions', () => {
    expect(evaluate("['a', 'b'].map((x) => Logger.log(x)).length + [1].forEach(console.log)").log.slice(0, 2)).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('services that are not emulated', () => {
  it.each([
    ["UrlFetchApp.fetch('https://x')", 'UrlFetchApp.fetch is not emulated'],
    ["DriveApp.getFileById('x')", 'DriveApp.getFileById is not emulated'],
    ['Session.getFoo()', 'Session.getFoo is not emulated'],
    ['ScriptApp.AuthMode.PARTIAL', 'AuthMode.PARTIAL is not emulated'],
  ])('%s says so by name', (call, message) => {
    expect(evaluate(call).error?.message).toBe(message);
  });
});
