/** What a script finds beside the spreadsheet: stores, locks, dates, texts, the language itself. */
import type { Suite } from '../suite';

const moment = new Date(Date.UTC(2026, 0, 4, 15, 5, 9, 7)) as unknown as GoogleAppsScript.Base.Date;

/** Patterns of `Utilities.formatDate` with what they make of Sunday 4 January 2026, 23:05:09.007 in Shanghai. */
const PATTERNS: readonly (readonly [pattern: string, text: string])[] = [
  ['yyyy-MM-dd HH:mm:ss.SSS', '2026-01-04 23:05:09.007'],
  ['EEE, d MMM yyyy h:mm a', 'Sun, 4 Jan 2026 11:05 PM'],
  ['EEEE MMMM yy', 'Sunday January 26'],
  ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-01-04T23:05:09+08:00'],
  ["h 'o''clock' Z", "11 o'clock +0800"],
  ['D F w W u k K', '4 1 2 2 7 23 11'],
  ["YYYY-'W'ww", '2026-W02'],
];

/** Names that Apps Script is said to lack. */
const ABSENT =
  'setTimeout setInterval queueMicrotask structuredClone TextEncoder URL fetch crypto atob btoa performance process window'.split(
    ' ',
  );

/** What nobody says of the runtime; each is true on the workbench. */
const PRESENT: readonly (readonly [name: string, test: string])[] = [
  ['Array.prototype.at', 'typeof [].at === "function"'],
  ['String.prototype.replaceAll', 'typeof "".replaceAll === "function"'],
  ['Object.fromEntries', 'typeof Object.fromEntries === "function"'],
  ['Object.hasOwn', 'typeof Object.hasOwn === "function"'],
  ['Intl.DateTimeFormat', 'typeof Intl.DateTimeFormat === "function"'],
  ['Intl.NumberFormat', 'new Intl.NumberFormat("de-DE").format(1234.5) === "1.234,5"'],
  ['Intl.Collator', 'typeof Intl.Collator === "function"'],
  [
    'toLocaleDateString with a zone',
    'new Date(0).toLocaleDateString("en-US", { timeZone: "Asia/Tokyo" }) === "1/1/1970"',
  ],
  ['optional chaining', 'null?.x === undefined'],
  ['nullish coalescing', '(null ?? 1) === 1'],
  ['BigInt', 'typeof 1n === "bigint"'],
  ['look-behind', '/(?<=a)b/.test("ab")'],
  ['\\p{L}', '/^\\p{L}$/u.test("真")'],
  ['named groups', '/(?<y>\\d)/.exec("1").groups.y === "1"'],
];

export const platform: readonly Suite[] = [
  {
    title: 'Properties, cache, lock',
    source: 'page, jp-kv, jp-cache',
    run({ thrown }, check) {
      const properties = PropertiesService.getUserProperties();
      const key = 'self-test-key';
      try {
        properties.setProperty(key, 1 as never);
        check('a number becomes the text', '1', properties.getProperty(key));
        properties.setProperties({ [key]: true } as never);
        check('a boolean becomes the text', 'true', properties.getProperty(key));
        check('a missing key', null, properties.getProperty('self-test-none'));
        check(
          'more than 9 KB',
          'Argument too large: value',
          thrown(() => properties.setProperty(key, 'x'.repeat(9 * 1024 + 1))),
        );
      } finally {
        properties.deleteProperty(key);
      }
      const cache = CacheService.getUserCache();
      if (cache === null) throw new Error('there is no user cache');
      cache.put(key, 'x', 1);
      check('what was cached', 'x', cache.get(key));
      Utilities.sleep(1500);
      check('is gone when its time is over', null, cache.get(key));
      check(
        'more than 100 KB',
        'Argument too large: value',
        thrown(() => cache.put(key, 'x'.repeat(100 * 1024 + 1))),
      );
      check(
        'a key of nothing',
        'Invalid argument: key',
        thrown(() => cache.get('')),
      );
      const lock = LockService.getDocumentLock();
      check('the document has a lock', true, lock !== null);
      if (lock === null) return;
      check('taken twice by one run', [true, true, true], [lock.tryLock(10), lock.tryLock(10), lock.hasLock()]);
      lock.releaseLock();
      check('and given back at once', false, lock.hasLock());
    },
  },
  {
    title: 'Utilities',
    source: 'page',
    run({ thrown }, check) {
      for (const [pattern, text] of PATTERNS)
        check(pattern, text, Utilities.formatDate(moment, 'Asia/Shanghai', pattern));
      check('a zone of hours', '10:05', Utilities.formatDate(moment, 'GMT-5', 'HH:mm'));
      check(
        'a zone that is none',
        'refused',
        thrown(() => Utilities.formatDate(moment, 'No/Where', 'HH')) === 'no error' ? 'taken' : 'refused',
      );
      check(
        'parseDate',
        moment.getTime() - 7,
        Utilities.parseDate('2026-01-04 23:05:09', 'Asia/Shanghai', 'yyyy-MM-dd HH:mm:ss').getTime(),
      );
      check('formatString', '007|1.50|a  |+3', Utilities.formatString('%03d|%.2f|%-3s|%+d', 7, 1.5, 'a', 3));
      check('base64 of text', '5pel5pys', Utilities.base64Encode('日本', Utilities.Charset.UTF_8));
      check(
        'a digest has signed bytes',
        [93, 65, 64],
        Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'hello').slice(0, 3),
      );
      check(
        'parseCsv',
        [
          ['a', 'b, c'],
          ['1', '2"'],
        ],
        Utilities.parseCsv('a,"b, c"\n1,"2"""'),
      );
      check(
        'an enum as text',
        ['SOLID', '"ROWS"'],
        [String(SpreadsheetApp.BorderStyle.SOLID), JSON.stringify(SpreadsheetApp.Dimension.ROWS)],
      );
      Logger.clear();
      Logger.log('%s %s', 1, { a: [1, 'x'] });
      check(
        'Logger prints numbers and objects as Java does',
        '1.0 {a=[1.0, x]}',
        /[^:]*$/.exec(
          Logger.getLog()
            .replace(/.*INFO: /, '')
            .trim(),
        )?.[0],
      );
    },
  },
  {
    title: 'The language',
    source: 'v8, jp-rt, assumption',
    run(_bench, check) {
      check(
        'names that are not there',
        [],
        ABSENT.filter((name) => new Function(`return typeof ${name} !== 'undefined'`)()),
      );
      for (const [name, test] of PRESENT) {
        let found: unknown;
        try {
          found = new Function(`return ${test}`)();
        } catch (error) {
          found = String(error);
        }
        check(name, true, found);
      }
      const refused = ['class A { x = 1 }', 'class A { #x }', 'class A { static { } }'].filter((code) => {
        try {
          return !new Function(code);
        } catch {
          return true;
        }
      });
      check('class fields, private names and static blocks within new Function', [], refused);
    },
  },
];
