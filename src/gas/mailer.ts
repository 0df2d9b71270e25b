/** The Mailer port on MailApp. */
import type { Mailer } from '../app/ports';
import { unlessForbidden } from './permission';

export const mailer: Mailer = {
  quotaLeft: () => unlessForbidden(() => MailApp.getRemainingDailyQuota()),
  send: ({ to, subject, body, htmlBody, name }) => MailApp.sendEmail(to, subject, body, { htmlBody, name }),
};
