/**
 * MailApp, host side: nothing is sent, mails lie in the mailbox of the state.
 * Sources: https://developers.google.com/apps-script/reference/mail/mail-app,
 * https://developers.google.com/apps-script/guides/services/quotas (consumer account: 100 recipients a day, 50 a mail,
 * 200 KB of body, 250 attachments of 25 MB together); texts as reported in platform-facts section 8.
 */
import type { Mail } from '../../model/state';
import { type Host, type HostMethod, type HostMethods, ServiceError } from '../door';

export const recipientsPerDay = 100;
const recipientsPerMail = 50;
const bodyBytes = 200 * 1024;
const attachmentLimit = 250;
const attachmentBytes = 25 * 1024 * 1024;
const dayMs = 86_400_000;

interface File {
  readonly name: string | null;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

interface Message {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  readonly name?: string;
  readonly replyTo?: string;
  readonly noReply: boolean;
  readonly attachments: readonly File[];
  readonly inlineImages: readonly (File & { readonly cid: string })[];
}

/** One address, bare or as `Name <address>`. Looser than RFC 5322 forbids, as Google's own check is not published. */
const address = /^(?:[^<>]*<)?[^\s@<>,;"()]+@[^\s@<>,;"()]+\.[^\s@<>,;"().]+>?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f\u2028\u2029]/;

function addresses(list: string | undefined): string[] {
  // A comma inside a quoted display name separates nothing.
  const parts = (list ?? '').match(/(?:"[^"]*"|[^,])+/g) ?? [];
  const found = parts.map((part) => part.trim()).filter((part) => part !== '');
  for (const item of found) {
    if (control.test(item) || !address.test(item.replace(/^"[^"]*"\s*/, '')))
      throw new ServiceError(`Invalid email: ${item}`);
  }
  return found;
}

function usedToday(host: Host): { since: number; recipients: number } {
  const { user } = host.execution;
  const now = host.execution.now();
  const used = host.state.mailUsed[user];
  if (used && now - used.since < dayMs) return used;
  const fresh = { since: now, recipients: 0 };
  host.state.mailUsed[user] = fresh;
  return fresh;
}

const needsMail: Pick<HostMethod, 'kind' | 'scopes' | 'modes'> = {
  kind: 'immediate',
  scopes: ['script.send_mail'],
  modes: ['FULL'],
};

export const mailMethods: HostMethods = {
  'MailApp.getRemainingDailyQuota': {
    ...needsMail,
    run: (host) => Math.max(0, recipientsPerDay - usedToday(host).recipients),
  },
  'MailApp.sendEmail': {
    ...needsMail,
    run(host, message: Message) {
      const to = addresses(message.to);
      const cc = addresses(message.cc);
      const bcc = addresses(message.bcc);
      const recipients = to.length + cc.length + bcc.length;
      if (recipients === 0) throw new ServiceError('Failed to send email: no recipient');
      for (const field of ['subject', 'name', 'replyTo'] as const) {
        // Stricter than is known of Google: a line break there is how headers are smuggled in.
        if (control.test(message[field] ?? '')) throw new ServiceError(`Invalid argument: ${field}`);
      }
      if (message.replyTo !== undefined) addresses(message.replyTo);
      if (recipients > recipientsPerMail) throw new ServiceError('Limit Exceeded: Email Recipients Per Message.');
      if (Buffer.byteLength(message.body) + Buffer.byteLength(message.htmlBody ?? '') > bodyBytes) {
        throw new ServiceError('Limit Exceeded: Email Body Size.');
      }
      if (message.attachments.length > attachmentLimit)
        throw new ServiceError('Limit Exceeded: Email Attachments Per Message.');
      const files = [...message.attachments, ...message.inlineImages];
      if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > attachmentBytes) {
        throw new ServiceError('Limit Exceeded: Email Total Attachments Size.');
      }
      const used = usedToday(host);
      if (used.recipients + recipients > recipientsPerDay) {
        throw new ServiceError('Service invoked too many times for one day: email.');
      }
      used.recipients += recipients;
      const mail: Mail = {
        at: host.execution.now(),
        from: host.execution.user,
        to,
        cc,
        bcc,
        subject: message.subject,
        body: message.body,
        ...(message.htmlBody === undefined ? {} : { htmlBody: message.htmlBody }),
        ...(message.name === undefined ? {} : { name: message.name }),
        ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
        ...(files.length === 0 ? {} : { attachments: files.map(stored) }),
      };
      host.state.mailbox.push(mail);
    },
  },
};

function stored(file: File & { readonly cid?: string }) {
  return {
    name: file.name ?? 'attachment',
    contentType: file.contentType ?? 'application/octet-stream',
    base64: Buffer.from(file.bytes).toString('base64'),
    ...(file.cid === undefined ? {} : { cid: file.cid }),
  };
}
