import type { CallResult } from './protocol';
import { createRunner } from './script-run';

interface Sent {
  readonly name: string;
  readonly args: readonly unknown[];
  answer(result: CallResult): Promise<void>;
}

function aRunner() {
  const sent: Sent[] = [];
  const logged: string[] = [];
  const runner = createRunner(
    (name) => name !== 'hidden_',
    (name, args) =>
      new Promise((resolve) => {
        sent.push({
          name,
          args,
          answer: async (result) => {
            resolve(result);
            await new Promise((after) => setTimeout(after));
          },
        });
      }),
    (args) => {
      if (args.some((arg) => arg instanceof Date)) throw new TypeError('illegal');
      return args;
    },
    (error) => logged.push(error.message),
  );
  return { runner, sent, logged };
}

describe('google.script.run', () => {
  it('calls the function by its name and gives the value to the success handler with the user object', async () => {
    const { runner, sent } = aRunner();
    const seen: unknown[] = [];
    runner.withUserObject('me').withSuccessHandler((...args) => seen.push(args)).addCustomer!('a' as never, 2 as never);
    expect(sent).toMatchObject([{ name: 'addCustomer', args: ['a', 2] }]);
    await sent[0]!.answer({ ok: true, value: 42 });
    expect(seen).toEqual([[42, 'me']]);
  });

  it('returns nothing from the call itself', () => {
    const { runner } = aRunner();
    expect(runner.doIt!()).toBeUndefined();
  });

  it('leaves the runner it was made from as it was', async () => {
    const { runner, sent } = aRunner();
    const first: unknown[] = [];
    const second: unknown[] = [];
    const base = runner.withSuccessHandler((value) => first.push(value));
    base.withSuccessHandler((value) => second.push(value)).f!();
    base.f!();
    await sent[0]!.answer({ ok: true, value: 'second' });
    await sent[1]!.answer({ ok: true, value: 'first' });
    expect([first, second]).toEqual([['first'], ['second']]);
  });

  it('gives an Error to the failure handler', async () => {
    const { runner, sent } = aRunner();
    const seen: [Error, unknown][] = [];
    runner.withFailureHandler((error, object) => seen.push([error, object])).withUserObject(7).f!();
    await sent[0]!.answer({ ok: false, error: { name: 'Exception', message: 'no' } });
    expect(seen[0]![0]).toBeInstanceOf(Error);
    expect(seen[0]![0].message).toBe('no');
    expect(seen[0]![1]).toBe(7);
  });

  it('logs a failure without a handler', async () => {
    const { runner, sent, logged } = aRunner();
    runner.f!();
    await sent[0]!.answer({ ok: false, error: { name: 'Exception', message: 'no' } });
    expect(logged).toEqual(['no']);
  });

  it('throws at the caller for an argument that cannot travel, and sends nothing', () => {
    const { runner, sent } = aRunner();
    expect(() => runner.f!(new Date() as never)).toThrow('illegal');
    expect(sent).toEqual([]);
  });

  it('has ten calls under way at most and then goes on in order', async () => {
    const { runner, sent } = aRunner();
    for (let i = 0; i < 13; i++) runner[`f${i}`]!();
    expect(sent.length).toBe(10);
    await sent[4]!.answer({ ok: true, value: null });
    expect(sent.map(({ name }) => name).slice(10)).toEqual(['f10']);
    await sent[5]!.answer({ ok: false, error: { name: 'Error', message: 'x' } });
    await sent[6]!.answer({ ok: true, value: null });
    expect(sent.length).toBe(13);
  });

  it('has no function that the script does not offer', () => {
    const { runner } = aRunner();
    expect(() => runner.hidden_!()).toThrow('not a function');
  });

  it('is no promise', async () => {
    const { runner } = aRunner();
    expect(await runner).toBe(runner);
  });
});
