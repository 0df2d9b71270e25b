/**
 * A digest in words: subject, plain text, and HTML of the same text. Values are escaped at one place, where HTML is made
 * of them. Knows the wording and no service.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CivilDate, dayOf, monthOf, weekday } from '../domain/civil-date';
import { type Digest, type DigestItem, type DigestSection, oneLine } from '../domain/digest';
import { AT_RISK_DAYS } from '../domain/due-items';
import type { OutgoingMail } from './ports';

/** What a mail needs beside its recipient, wherever and whenever it is written. */
export interface MailContent {
  readonly digest: Digest;
  /** The first day whose events it tells. */
  readonly from: CivilDate;
  /** The file's name, its ID and the customers' tab: for the subject and the links to rows. */
  readonly file: string;
  readonly spreadsheetId: string;
  readonly sheetId: number;
  /** Who switched reminders on, and the day. */
  readonly by: string;
  readonly since: CivilDate;
}

type Words = ReturnType<typeof messagesFor>['digest'];

/** A stretch of text; `plain` is what it is without HTML, where that is more. */
interface Piece {
  readonly text: string;
  readonly href?: string;
  readonly plain?: string;
}
type Line = readonly (string | Piece)[];
interface Block {
  readonly heading?: string;
  readonly lines: readonly Line[];
}

const MOST_FILE_NAME = 80;

/** The mail but for its recipient. */
export function digestMail(content: MailContent): Omit<OutgoingMail, 'to'> {
  const { digest } = content;
  const messages = messagesFor(digest.language);
  const words = messages.digest;
  const blocks = blocksOf(content, words);
  return {
    subject: subjectOf(content, words),
    body: blocks.map(plainText).join('\n\n'),
    htmlBody: html(blocks, digest.language),
    name: messages.menu.title,
  };
}

function shortDate(words: Words, date: CivilDate): string {
  return words.date({ month: words.months[monthOf(date) - 1] ?? '', day: dayOf(date) });
}

function countOf({ sections }: Digest, kind: DigestSection['kind']): number {
  return sections.find((section) => section.kind === kind)?.count ?? 0;
}

function subjectOf({ digest, file }: MailContent, words: Words): string {
  const [today, overdue] = [countOf(digest, 'today'), countOf(digest, 'overdue')];
  const others = digest.sections.reduce((sum, { count }) => sum + count, 0) - today - overdue;
  const counts = [
    ...(today > 0 ? [words.subjectToday({ n: today })] : []),
    ...(overdue > 0 ? [words.subjectOverdue({ n: overdue })] : []),
  ];
  return words.subject({
    file: oneLine(file, MOST_FILE_NAME),
    date: words.longDate({
      weekday: words.weekdays[weekday(digest.day) - 1] ?? '',
      date: shortDate(words, digest.day),
    }),
    what: counts.length > 0 ? counts.join(words.comma) : words.subjectOthers({ n: others }),
  });
}

function blocksOf(content: MailContent, words: Words): Block[] {
  const { digest, by, since } = content;
  const { late, looseEnds, more, older } = digest;
  const rest: Line[] = [
    ...(more > 0 ? [[words.more({ n: more })]] : []),
    ...(older > 0 ? [[words.older({ n: older })]] : []),
    ...(late === null
      ? []
      : [[late.days === 1 ? words.late({ n: late.count }) : words.lateEarlier({ n: late.count })]]),
  ];
  const loose: Line[] =
    looseEnds === null
      ? []
      : [
          ...(looseEnds.duplicateGroups > 0 ? [[words.duplicates({ n: looseEnds.duplicateGroups })]] : []),
          ...(looseEnds.toCheck > 0 ? [[words.toCheck({ n: looseEnds.toCheck })]] : []),
          ...(looseEnds.withoutOwner > 0 ? [[words.withoutOwner({ n: looseEnds.withoutOwner })]] : []),
        ];
  const foot: Line = [
    [
      ...(digest.isOwner ? [words.owner] : []),
      ...(digest.isRest ? [words.rest] : []),
      ...(digest.oversight == null ? [] : [words.oversight[digest.oversight]]),
      words.foot({ who: by, date: shortDate(words, since) }),
    ].reduce((before, after) => words.sentences({ before, after })),
  ];
  return [
    { lines: [[greetingOf(digest, words)]] },
    ...digest.sections.flatMap((section) => sectionBlocks(section, content, words)),
    ...(rest.length > 0 ? [{ lines: rest }] : []),
    ...(loose.length > 0 ? [{ heading: words.sections.looseEnds, lines: loose }] : []),
    { lines: [foot] },
  ];
}

function greetingOf(digest: Digest, words: Words): string {
  const [today, overdue, escalated] = (['today', 'overdue', 'escalated'] as const).map((kind) =>
    countOf(digest, kind),
  ) as [number, number, number];
  const intro =
    today > 0 && overdue > 0
      ? words.introBoth({ today, overdue })
      : today > 0
        ? words.introToday({ n: today })
        : overdue > 0
          ? words.introOverdue({ n: overdue })
          : escalated > 0
            ? words.introEscalated({ n: escalated })
            : words.introOthers;
  return words.sentences({
    before: digest.name === '' ? words.greeting : words.greetingTo({ name: digest.name }),
    after: intro,
  });
}

/** A heading with its number, then each item in two lines. */
function sectionBlocks({ kind, count, items }: DigestSection, content: MailContent, words: Words): Block[] {
  const heading = words.sectionTitle({ title: words.sections[kind], n: count });
  if (items.length === 0) return [{ heading, lines: [] }];
  return items.map((item, i) => ({ ...(i === 0 && { heading }), lines: itemLines(item, content, words) }));
}

function itemLines(item: DigestItem, { spreadsheetId, sheetId, digest }: MailContent, words: Words): Line[] {
  const marks = `${item.isUrgent ? words.urgent : ''}${item.isStarred ? '★ ' : ''}`;
  const who = [item.name, item.company, item.tier].filter((text) => text !== '').join(words.comma);
  const row = `https://docs.google.com/spreadsheets/d/${encodeURIComponent(spreadsheetId)}/edit#gid=${sheetId}&range=A${item.rowNumber}`;
  const dialled = item.phone.replace(/[^\d+]/g, '');
  const second: (string | Piece)[] = [
    ...(item.nextStep === '' ? [] : [words.next({ step: item.nextStep })]),
    ...(item.phone === '' ? [] : [dialled === '' ? item.phone : { text: item.phone, href: `tel:${dialled}` }]),
    item.customerId,
    { text: words.open, href: row, plain: `${words.open}: ${row}` },
  ];
  return [
    [`${marks}${[who, ...whenOf(item, words, digest.escalates)].join(' · ')}`],
    second.flatMap((piece, i) => (i === 0 ? [piece] : [' · ', piece])),
  ];
}

function whenOf(
  { kind, date: due, days, owner = '', group = '' }: DigestItem,
  words: Words,
  escalates: boolean,
): string[] {
  const date = shortDate(words, due);
  switch (kind) {
    case 'overdue':
    case 'escalated':
      return [
        words.daysLate({ n: -days, date }),
        ...(owner === '' ? [] : [words.ownedBy({ owner })]),
        ...(escalates && -days >= AT_RISK_DAYS ? [words.atRisk] : []),
      ];
    case 'today':
      return [days === 0 ? words.today : date];
    case 'contract':
      return [days < 0 ? words.ended({ date }) : words.endsIn({ n: days, date })];
    case 'birthday':
      return [words.birthday({ date })];
    case 'anniversary':
      return [words.anniversary({ date })];
    case 'silence':
      return [words.silent({ date })];
    case 'duplicate':
      return [group];
    case 'review':
      return [words.review({ date })];
  }
}

function plainText({ heading, lines }: Block): string {
  const text = lines.map((line) =>
    line.map((piece) => (typeof piece === 'string' ? piece : (piece.plain ?? piece.text))).join(''),
  );
  return [...(heading === undefined ? [] : [heading]), ...text].join('\n');
}

const STYLE = 'font: 16px/1.5 sans-serif; color: #202124; max-width: 600px';

/** One column, no images, no style sheet: mail programs take those out. */
function html(blocks: readonly Block[], language: string): string {
  const line = (pieces: Line): string =>
    pieces
      .map((piece) => {
        if (typeof piece === 'string') return escapeHtml(piece);
        const text = escapeHtml(piece.text);
        return piece.href === undefined ? text : `<a href="${escapeHtml(piece.href)}">${text}</a>`;
      })
      .join('');
  const block = ({ heading, lines }: Block): string =>
    (heading === undefined ? '' : `<h2 style="font-size: 18px">${escapeHtml(heading)}</h2>`) +
    (lines.length === 0 ? '' : `<p>${lines.map(line).join('<br>')}</p>`);
  return `<div lang="${language}" style="${STYLE}">${blocks.map(block).join('')}</div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}
