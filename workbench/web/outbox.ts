/**
 * The panel of mails: what the script has sent, newest first, each as its reader would see it. The HTML of a mail
 * stands in a frame that may do nothing.
 */
import { element, icon } from './element';
import { instantText } from './instant-text';
import type { PanelBar } from './panel';
import type { MailDetail, MailRow } from './protocol';
import type { Words } from './words';

export interface Outbox {
  show(rows: readonly MailRow[], count: number, timeZone: string): void;
}

export interface OutboxEvents {
  fetchMail(mailId: string): Promise<MailDetail>;
  download(mailId: string): void;
  onProblem(error: unknown): void;
}

export function createOutbox(words: Words, bar: PanelBar, events: OutboxEvents): Outbox {
  const list = element('ol', { class: 'mails' });
  const empty = element('p', { class: 'nothing' }, words.noMails);
  const panel = bar.add({
    id: 'outbox',
    label: words.outbox,
    closeLabel: words.outboxClose,
    content: element('div', {}, empty, list),
  });
  /** Drawn mails; one that is open stays as it is while others arrive. */
  const items = new Map<string, HTMLElement>();

  const draw = (row: MailRow, timeZone: string): HTMLElement => {
    const content = element('div', { class: 'mail', id: `mail-${row.mailId}`, hidden: true });
    const toggle = element(
      'button',
      {
        type: 'button',
        class: 'mail-head',
        'aria-expanded': 'false',
        'aria-controls': content.id,
        onclick: () => {
          content.hidden = !content.hidden;
          toggle.setAttribute('aria-expanded', String(!content.hidden));
          if (content.hidden || content.childElementCount > 0) return;
          events
            .fetchMail(row.mailId)
            .then((mail) => content.append(...drawMail(words, mail, events)), events.onProblem);
        },
      },
      icon('M6 4l4 4-4 4'),
      element('span', { class: 'mail-subject' }, row.subject === '' ? words.noSubject : row.subject),
      element('span', { class: 'mail-to' }, row.to),
      element('time', { datetime: new Date(row.at).toISOString() }, instantText(row.at, timeZone)),
    );
    return element('li', {}, element('h3', {}, toggle), content);
  };

  let drawn = '';
  const show = (rows: readonly MailRow[], count: number, timeZone: string) => {
    const key = JSON.stringify([rows, timeZone]);
    if (key === drawn) return;
    drawn = key;
    panel.tell(count);
    empty.hidden = rows.length > 0;
    const kept = new Map(items);
    items.clear();
    for (const row of rows) {
      const known = JSON.stringify([row, timeZone]);
      items.set(known, kept.get(known) ?? draw(row, timeZone));
    }
    list.replaceChildren(...items.values());
  };
  show([], 0, 'UTC');
  return { show };
}

function drawMail(words: Words, mail: MailDetail, events: OutboxEvents): HTMLElement[] {
  const fields = [
    [words.mailFrom, mail.from],
    [words.mailTo, mail.to],
    [words.mailCc, mail.cc],
    [words.mailBcc, mail.bcc],
    [words.mailReplyTo, mail.replyTo],
    [words.mailAttachments, mail.attachments.join(', ')],
  ] as const;
  const html =
    mail.frameId === undefined
      ? null
      : element('iframe', {
          // No permission at all: no script, no form, no window, no origin.
          sandbox: '',
          src: `/mail/${mail.frameId}`,
          title: words.mailContent({ subject: mail.subject }),
          referrerpolicy: 'no-referrer',
        });
  return [
    element(
      'div',
      { class: 'mail-top' },
      element(
        'dl',
        {},
        ...fields
          .filter(([, value]) => value !== '')
          .flatMap(([label, value]) => [element('dt', {}, label), element('dd', {}, value)]),
      ),
      element(
        'button',
        { type: 'button', class: 'button small', onclick: () => events.download(mail.mailId) },
        words.saveMail,
      ),
    ),
    element(
      'div',
      { class: 'mail-parts' },
      html,
      element('section', {}, element('h4', {}, words.plainText), element('pre', {}, mail.body)),
    ),
  ];
}
