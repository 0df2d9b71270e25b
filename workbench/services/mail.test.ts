import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { projectOf } from '../sandbox/project';
import { openWorkbench } from '../workbench';

const start = Date.UTC(2026, 4, 17, 9, 30);

function open(body: string, manifest?: object) {
  const script = `function main() { ${body} }`;
  const state = newState(newWorkbook({ owner: 'ann@example.com' }), start);
  return openWorkbench({ project: projectOf(script, {}, manifest), state, options: { cpuFactor: 0 } });
}

function send(call: string) {
  const workbench = open(`return MailApp.${call};`);
  return { report: workbench.run('main'), state: workbench.state };
}

// Source: https://developers.google.com/apps-script/reference/mail/mail-app
describe('MailApp.sendEmail', () => {
  it.each([
    ["sendEmail('b@x.com', 'Hi', 'text')", { to: ['b@x.com'], subject: 'Hi', body: 'text' }],
    [
      "sendEmail('b@x.com', 'r@x.com', 'Hi', 'text')",
      { to: ['b@x.com'], replyTo: 'r@x.com', subject: 'Hi', body: 'text' },
    ],
    [
      "sendEmail('b@x.com,c@x.com', 'Hi', 'text', { cc: 'd@x.com', name: 'Ann', htmlBody: '<b>text</b>' })",
      { to: ['b@x.com', 'c@x.com'], cc: ['d@x.com'], name: 'Ann', htmlBody: '<b>text</b>' },
    ],
    [
      "sendEmail({ to: 'Bob <b@x.com>', bcc: 'e@x.com', subject: 5, body: 'text' })",
      { to: ['Bob <b@x.com>'], bcc: ['e@x.com'], subject: '5' },
    ],
    ["sendEmail({ to: '\"Doe, Jane\" <b@x.com>', body: 'text' })", { to: ['"Doe, Jane" <b@x.com>'], subject: '' }],
  ])('%s', (call, mail) => {
    const { report, state } = send(call);
    expect(report.error).toBeUndefined();
    expect(state.mailbox).toEqual([expect.objectContaining({ from: 'ann@example.com', at: start, ...mail })]);
  });

  it('keeps attachments and inline images', () => {
    const { state } =
      send(`sendEmail({ to: 'b@x.com', body: 't', attachments: [Utilities.newBlob('a,b', 'text/csv', 'list.csv')],
      inlineImages: { logo: Utilities.newBlob([1, -1], 'image/png') } })`);
    expect(state.mailbox[0]?.attachments).toEqual([
      { name: 'list.csv', contentType: 'text/csv', base64: 'YSxi' },
      { name: 'attachment', contentType: 'image/png', base64: 'Af8=', cid: 'logo' },
    ]);
  });

  it.each([
    ['no recipient', "sendEmail('', 'Hi', 'text')", 'Failed to send email: no recipient'],
    ['a bad address', "sendEmail('b@x.com, nobody', 'Hi', 'text')", 'Invalid email: nobody'],
    [
      'an address with a line break',
      "sendEmail('b\\nBcc: x <c@x.com>', 'Hi', 'text')",
      'Invalid email: b\nBcc: x <c@x.com>',
    ],
    [
      'a line break in the subject',
      "sendEmail('b@x.com', 'Hi\\r\\nBcc: c@x.com', 'text')",
      'Invalid argument: subject',
    ],
    ['a line break in the name', "sendEmail({ to: 'b@x.com', name: 'a\\u2028b', body: '' })", 'Invalid argument: name'],
    ['a null in replyTo', "sendEmail({ to: 'b@x.com', replyTo: 'a\\0@x.com', body: '' })", 'Invalid argument: replyTo'],
    [
      '51 recipients',
      "sendEmail(Array.from({ length: 51 }, (_, i) => 'p' + i + '@x.com').join(), 'Hi', 'text')",
      'Limit Exceeded: Email Recipients Per Message.',
    ],
    ['over 200 KB', "sendEmail('b@x.com', 'Hi', 'x'.repeat(204801))", 'Limit Exceeded: Email Body Size.'],
    [
      'two arguments',
      "sendEmail('b@x.com', 'Hi')",
      "The parameters (String,String) don't match the method signature for MailApp.sendEmail.",
    ],
  ])('refuses %s', (_what, call, message) => {
    const { report, state } = send(call);
    expect(report.error?.message).toBe(message);
    expect(state.mailbox).toEqual([]);
  });

  it('has a quota of 100 recipients in 24 hours', () => {
    const workbench = open(`
      const before = MailApp.getRemainingDailyQuota();
      for (let i = 0; i < 33; i++) MailApp.sendEmail({ to: 'a@x.com', cc: 'b@x.com', bcc: 'c@x.com', body: 't' });
      const after = MailApp.getRemainingDailyQuota();
      MailApp.sendEmail('a@x.com', 's', 'b');
      let message = '';
      try { MailApp.sendEmail('a@x.com', 's', 'b'); } catch (e) { message = e.message; }
      return [before, after, message];
    `);
    expect(workbench.run('main').value).toEqual([100, 1, 'Service invoked too many times for one day: email.']);
    expect(workbench.state.mailbox).toHaveLength(34);
    workbench.advance(24 * 3_600_000);
    expect((workbench.run('main').value as number[])[0]).toBe(100);
  });

  it('is forbidden in simple triggers, and without the scope', () => {
    const call = "MailApp.sendEmail('b@x.com', 's', 'b')";
    expect(open(call).run('main', [], { mode: 'LIMITED' }).error?.message).toBe(
      'You do not have permission to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail',
    );
    const narrow = open(call, { oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] });
    expect(narrow.run('main').error?.message).toBe(
      'Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail',
    );
    const granted = open(call, { oauthScopes: ['https://www.googleapis.com/auth/script.send_mail'] });
    expect(granted.run('main').ok).toBe(true);
    granted.state.grants['ann@example.com'] = [];
    expect(granted.run('main').error?.message).toMatch(/^Specified permissions are not sufficient/);
  });

  it('is one service call a mail', () => {
    expect(send("sendEmail('b@x.com', 's', 'b')").report.callsByMethod).toEqual({ 'MailApp.sendEmail': 1 });
  });
});
