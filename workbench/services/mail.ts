/** MailApp. Quotas, checks of addresses and the mailbox are the host's. */
import { type BlobData, blobData } from './blob';
import type { ServiceEnvironment } from './environment';
import { takes } from './signature';

/** Source: https://developers.google.com/apps-script/reference/mail/mail-app */
export function installMail(env: ServiceEnvironment): void {
  const method = 'MailApp.sendEmail';
  const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value));

  function blob(value: unknown): BlobData {
    return blobData(env, value) ?? env.exception('Invalid argument: attachments');
  }

  env.globals['MailApp'] = env.membrane('MailApp', {
    sendEmail(...args: unknown[]) {
      takes(
        env,
        method,
        args,
        'Object',
        'String,String,String',
        'String,String,String,String',
        'String,String,String,Object',
      );
      let message: Record<string, unknown>;
      if (args.length === 1) message = args[0] as Record<string, unknown>;
      else if (typeof args[3] === 'object') message = { ...args[3], to: args[0], subject: args[1], body: args[2] };
      else if (args.length === 4) message = { to: args[0], replyTo: args[1], subject: args[2], body: args[3] };
      else message = { to: args[0], subject: args[1], body: args[2] };
      env.call(method, {
        to: text(message['to']),
        cc: text(message['cc']),
        bcc: text(message['bcc']),
        subject: text(message['subject']) ?? '',
        body: text(message['body']) ?? '',
        htmlBody: text(message['htmlBody']),
        name: text(message['name']),
        replyTo: text(message['replyTo']),
        noReply: message['noReply'] === true,
        attachments: ((message['attachments'] as unknown[] | undefined) ?? []).map(blob),
        inlineImages: Object.entries((message['inlineImages'] as object | undefined) ?? {}).map(([cid, image]) => ({
          cid,
          ...blob(image),
        })),
      });
    },
    getRemainingDailyQuota: () => env.call('MailApp.getRemainingDailyQuota'),
  });
}
