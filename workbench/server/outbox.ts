/**
 * The mails that were sent, as the page lists, shows and downloads them. Knows no HTTP.
 */
import { randomBytes } from 'node:crypto';
import { emlOf } from '../io/eml';
import type { Mail } from '../model/state';
import type { MailDetail, MailRow } from '../web/protocol';
import { StepRefused } from './answer';

const MAILS_SHOWN = 100;

export interface Outbox {
  /** Newest first. */
  rows(): readonly MailRow[];
  /** Throws `StepRefused` where there is no such mail. */
  detail(mailId: string): MailDetail;
  file(mailId: string): { readonly fileName: string; readonly content: string };
  /** The mail whose HTML the frame shows. */
  behind(frameId: string): Mail | undefined;
}

/** `mailbox` is asked each time: another workbook has another one. Mails are only ever added to it. */
export function createOutbox(mailbox: () => readonly Mail[]): Outbox {
  // Unguessable: the name is all that a frame has to show, since a frame's address can carry no header.
  const frameIds = new WeakMap<Mail, string>();
  const frameOf = (mail: Mail): string => {
    const frameId = frameIds.get(mail) ?? randomBytes(18).toString('base64url');
    frameIds.set(mail, frameId);
    return frameId;
  };
  const mailOf = (mailId: string): Mail => {
    const mail = /^\d{1,9}$/.test(mailId) ? mailbox()[Number(mailId)] : undefined;
    if (!mail) throw new StepRefused('not-found');
    return mail;
  };
  const row = (mail: Mail, index: number): MailRow => ({
    mailId: String(index),
    at: mail.at,
    to: mail.to.join(', '),
    subject: mail.subject,
  });
  return {
    rows: () => mailbox().map(row).slice(-MAILS_SHOWN).reverse(),
    detail(mailId) {
      const mail = mailOf(mailId);
      return {
        ...row(mail, Number(mailId)),
        from: mail.name === undefined ? mail.from : `${mail.name} <${mail.from}>`,
        cc: mail.cc.join(', '),
        bcc: mail.bcc.join(', '),
        replyTo: mail.replyTo ?? '',
        body: mail.body,
        ...(mail.htmlBody !== undefined && { frameId: frameOf(mail) }),
        attachments: (mail.attachments ?? []).filter(({ cid }) => cid === undefined).map(({ name }) => name),
      };
    },
    file(mailId) {
      const mail = mailOf(mailId);
      const day = new Date(mail.at).toISOString().slice(0, 10);
      return { fileName: `${day} mail ${Number(mailId) + 1}.eml`, content: emlOf(mail) };
    },
    behind: (frameId) => mailbox().find((mail) => frameIds.get(mail) === frameId),
  };
}
