/** Switching reminders on and off. */
import { accepted, ask, fork, requestId } from '../../support/bundle-workbench';
import { HOUR_MS, health, ME, on, plain, team } from './ledger';

describe('the switch', () => {
  it('makes one trigger, however often it is clicked, and takes it away', () => {
    const workbench = fork(plain);
    expect(health(workbench).reminders).toBe('off');
    for (let i = 0; i < 3; i++) {
      const { answer, serviceCalls } = ask(workbench, 'switchReminders', { requestId: requestId(), on: true, hour: 9 });
      expect(accepted(answer)).toMatchObject({ reminders: 'on', by: ME, hour: 9 });
      expect(serviceCalls).toBeLessThanOrEqual(25);
      expect(workbench.state.triggers.map(({ handler }) => handler)).toEqual(['hourly']);
    }
    ask(workbench, 'switchReminders', { requestId: requestId(), on: false, weekdaysOnly: true });
    expect(health(workbench)).toMatchObject({ reminders: 'off', hour: 9, weekdaysOnly: true });
    expect(workbench.state.triggers).toEqual([]);
  });

  it('refuses a second person, who sees whose it is, until the trigger has long been silent', () => {
    const workbench = fork(on);
    workbench.state.user = 'eve@example.com';
    expect(health(workbench)).toMatchObject({ reminders: 'elsewhere', by: ME });
    const click = () => ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer;
    expect(click()).toMatchObject({ ok: false, issues: [{ code: 'reminders-of-another', params: { by: ME } }] });
    workbench.state.clock += 27 * HOUR_MS;
    expect(accepted(click())).toMatchObject({ reminders: 'on', by: 'eve@example.com' });
  });

  it.each([
    [
      ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'],
      ['mail-not-allowed', 'trigger-not-allowed'],
    ],
    [['spreadsheets.currentonly', 'userinfo.email', 'script.send_mail'], ['trigger-not-allowed']],
    [['spreadsheets.currentonly', 'userinfo.email', 'script.scriptapp'], ['mail-not-allowed']],
    [['spreadsheets.currentonly', 'script.send_mail', 'script.scriptapp'], ['mail-address-missing']],
  ])('with %j alone says %j, and the list of today is there all the same', (scopes, codes) => {
    const workbench = fork(plain);
    team(workbench, [['Bob', 'bob@example.com', '', '', '']]);
    workbench.state.grants[ME] = scopes.map((scope) => scope);
    const { answer } = ask(workbench, 'switchReminders', { requestId: requestId(), on: true });
    expect(answer).toMatchObject({ ok: false, issues: codes.map((code) => ({ code })) });
    expect(health(workbench).reminders).toBe('off');
    expect(accepted(ask(workbench, 'today', { mine: false }).answer).sections).not.toEqual([]);
  });

  it('is told as broken when the trigger is gone, and as late when it does not come', () => {
    const workbench = fork(on);
    workbench.state.triggers = [];
    expect(health(workbench).reminders).toBe('broken');
    workbench.state.clock += 27 * HOUR_MS;
    expect(health(workbench).isLate).toBe(true);
    const again = fork(workbench);
    ask(again, 'switchReminders', { requestId: requestId(), on: true });
    expect(health(again)).toMatchObject({ reminders: 'on', isLate: false });
    expect(again.state.triggers).toHaveLength(1);
    const toasts = workbench.open().reports.flatMap(({ ui }) => ui.filter(({ kind }) => kind === 'toast'));
    expect(JSON.stringify(toasts)).toContain('have not run');
  });
});
