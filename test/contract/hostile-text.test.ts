/** Text from people that tries to be something else, by every way into the ledger: it stays the text that it is. */
import { emlOf } from '../../workbench/io/eml';
import type { Mail } from '../../workbench/model/state';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { customerRows, makeLedger, rewinder, saveInput } from '../support/form-ledger';
import { HOSTILE_STRINGS } from '../support/hostile-strings';

const formulas = ({ state }: Workbench) =>
  state.workbook.sheets.flatMap(({ name, formulas: cells }) =>
    cells.flat().flatMap((formula) => (formula ? [`${name}: ${formula}`] : [])),
  );
const short = (text: unknown) => (typeof text === 'string' ? text.slice(0, 80) : text);

it('is 500 texts at least', () => {
  expect(HOSTILE_STRINGS.length).toBeGreaterThanOrEqual(500);
});

describe('the form', () => {
  const back = rewinder(makeLedger());
  const PLACES = ['name', 'remarks', 'email', 'nextStep', 'company', 'phone'] as const;
  const HEADS = ['Customer', 'Remarks', 'E-mail', 'Next step', 'Company', 'Phone'];
  const SAVES = 22;
  const entered = Array.from({ length: Math.ceil(HOSTILE_STRINGS.length / PLACES.length) }, (_, i) =>
    Object.fromEntries(PLACES.map((key, place) => [key, HOSTILE_STRINGS[i * PLACES.length + place] ?? 'x'])),
  );
  const batches = Array.from({ length: Math.ceil(entered.length / SAVES) }, (_, i) =>
    entered.slice(i * SAVES, (i + 1) * SAVES),
  );

  it.each(batches.map((_, i) => i))('keeps what was typed, or tidies it, as text (%i)', (batch) => {
    const workbench = back();
    const before = formulas(workbench);
    const wrong: unknown[] = [];
    for (const values of batches[batch] ?? []) {
      const { customerId } = accepted(ask(workbench, 'saveCustomer', saveInput(values)).answer);
      const row = customerRows(workbench).find((cells) => cells['Customer ID'] === customerId);
      const other = PLACES.flatMap((key, place) => {
        const stored = row?.[HEADS[place] ?? ''] ?? '';
        return stored === values[key] ? [] : [{ key, stored }];
      });
      if (other.length === 0) continue;
      const { standard } = accepted(ask(workbench, 'checkCustomer', { values }).answer);
      for (const { key, stored } of other)
        if (stored !== standard[key]) wrong.push([key, short(values[key]), short(stored), short(standard[key])]);
    }
    expect(formulas(workbench)).toEqual(before);
    expect(wrong).toEqual([]);
  });
});

/** Header fields and parts of a mail, read by rules of its own. */
function readMail(mail: Mail): { fields: ReadonlyMap<string, string>; parts: readonly string[] } {
  const source = emlOf(mail);
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const fields = head
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line) => /^([\w-]+): (.*)$/.exec(line));
  expect(fields.every((field) => field !== null)).toBe(true);
  const names = fields.map((field) => field?.[1]?.toLowerCase() ?? '');
  expect(new Set(names).size).toBe(names.length);
  const known = new Map(fields.map((field, i) => [names[i] ?? '', field?.[2] ?? '']));
  const boundary = /boundary="?([^";]+)/.exec(known.get('content-type') ?? '')?.[1] ?? '';
  const parts = rest.join('\r\n\r\n').split(`--${boundary}`).slice(1, -1);
  return {
    fields: known,
    parts: parts.map((part) => {
      const [, ...body] = part.split('\r\n\r\n');
      return Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8');
    }),
  };
}

/** Blanks, controls, and what cannot be seen. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

describe('the grid, and the mail of what stands in it', () => {
  const HOUR_MS = 3_600_000;
  const HEADERS = ['Customer', 'Phone', 'Next follow-up', 'Next step', 'Owner', 'Remarks', 'My own'];
  const OWNERS = 40;
  /** Into mails go the first thousands of letters of a text; the longest would be the same text again. */
  const TEXTS = HOSTILE_STRINGS.map((text) => text.slice(0, 3000));
  const pasted = TEXTS.map((text, i) => [
    text,
    `+44 7700 ${900100 + (i >> 1)}`,
    '2026-11-23',
    text,
    `owner${i % OWNERS}@example.com`,
    text,
    text,
  ]);
  const owners = TEXTS.filter((text) => text.includes('@')).map((text) => ['Plain', '', '2026-11-23', '', text, '']);

  const start: Value[][] = [['Ann Lee', '+44 7700 900001', '', '', 'owner0@example.com', '', '']];
  const workbench = openBundle(workbookOf([HEADERS, ...start], { rows: 1000 }));
  workbench.state.workbook.name = '"><script>alert(1)</script>\r\nBcc: evil@example.org';
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'GB' } }).answer);
  const tab = () => workbench.state.workbook.sheets[0]!;
  const head = () => (tab().values[0] ?? []).map(String);
  const column = (header: string) => head().indexOf(header);

  it('keeps what a person has pasted as text', () => {
    const before = formulas(workbench);
    // What a person pastes as text; in columns of the ledger's own order.
    const rows = [...pasted, ...owners].map((cells) =>
      head().map((header) => {
        const at = HEADERS.indexOf(header);
        const text = cells[at] ?? '';
        return text === '' || header === 'Phone' || header === 'Next follow-up' ? text : `'${text}`;
      }),
    );
    expect(workbench.edit(0, 2, 0, rows).map(({ error }) => error)).toEqual([undefined]);
    accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
    const cells = (header: string) =>
      tab()
        .values.slice(2, 2 + TEXTS.length)
        .map((row) => row?.[column(header)] ?? '');
    expect(cells('My own')).toEqual(TEXTS);
    // What belongs to the ledger may be tidied: blanks, full-width letters.
    const tidy = (text: Value) => (typeof text === 'string' ? text.normalize('NFKC').replace(INVISIBLE, '') : text);
    for (const header of ['Customer', 'Next step', 'Remarks']) expect(cells(header).map(tidy)).toEqual(TEXTS.map(tidy));
    expect(formulas(workbench)).toEqual(before);
  });

  it('mails it as text: no markup, one recipient, no field of its own', () => {
    // A Monday.
    workbench.state.clock += 48 * HOUR_MS;
    accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer);
    for (let hours = 0; hours < 3; hours++) {
      const report = workbench.run('hourly', [], { origin: 'clock' });
      expect(report.error).toBeUndefined();
      workbench.state.clock += HOUR_MS;
    }
    const { mailbox } = workbench.state;
    expect(mailbox.length).toBeGreaterThan(OWNERS);
    for (const mail of mailbox) {
      expect(mail.to.join()).toMatch(/^[\w!#$%&'*+\-/=?^`{|}~.]+@[\p{L}\p{M}\p{N}.-]+$/u);
      expect([...mail.cc, ...mail.bcc]).toEqual([]);
      expect(`${mail.subject}${mail.name}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      const { fields, parts } = readMail(mail);
      expect([...fields.keys()].filter((name) => /^(b?cc|reply-to)$/.test(name))).toEqual([]);
      const html = parts[1] ?? '';
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
      expect([...new Set(tags.map((tag) => tag[1]))].sort()).toEqual(['a', 'br', 'div', 'h2', 'p']);
      expect(html.replace(/<\/?(a|br|div|h2|p)( [^<>]*)?>/g, '')).not.toMatch(/[<>]/);
      for (const [, , attributes = ''] of tags)
        expect(attributes).toMatch(
          /^( (lang="en"|style="[^"]*"|href="(tel:\+?\d+|https:\/\/docs\.google\.com\/spreadsheets\/d\/[\w-]+\/edit#gid=\d+&amp;range=A\d+)"))*$/,
        );
    }
    // Every customer that was pasted with an owner stands in a mail.
    const links = new Set(
      mailbox.flatMap(({ htmlBody = '' }) => [...htmlBody.matchAll(/range=A(\d+)/g)].map(([, row]) => row)),
    );
    expect(links.size).toBeGreaterThanOrEqual(500);
  });
});
