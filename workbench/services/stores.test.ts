import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { projectOf } from '../sandbox/project';
import { openWorkbench, type RunOptions, type WorkbenchOptions } from '../workbench';

const start = Date.UTC(2026, 4, 17, 9, 30);

function open(script: string, options: WorkbenchOptions = {}) {
  return openWorkbench({
    project: projectOf(script),
    state: newState(newWorkbook({ owner: 'ann@example.com' }), start),
    options: { cpuFactor: 0, ...options },
  });
}

function evaluate(expression: string, runOptions: RunOptions = {}) {
  return open(`function main() { return ${expression}; }`).run('main', [], runOptions);
}

// Sources: https://developers.google.com/apps-script/guides/properties and .../guides/services/quotas
describe('PropertiesService', () => {
  it('keeps text per script, document and user', () => {
    const workbench = open(`
      const stores = () => [PropertiesService.getScriptProperties(), PropertiesService.getDocumentProperties(), PropertiesService.getUserProperties()];
      function put(value) { for (const store of stores()) store.setProperty('k', value); }
      function all() { return stores().map((store) => store.getProperty('k')); }
    `);
    workbench.run('put', ['by Ann']);
    workbench.run('put', ['by Bob'], { user: 'bob@example.com' });
    expect(workbench.run('all').value).toEqual(['by Bob', 'by Bob', 'by Ann']);
  });

  it('turns values into text, and knows no missing key', () => {
    expect(
      evaluate(`(() => {
        const p = PropertiesService.getScriptProperties();
        p.setProperty('n', 1.5).setProperties({ b: true, o: {} });
        return [p.getProperty('n'), p.getProperty('b'), p.getProperty('o'), p.getProperty('missing'), p.getProperty('toString'), p.getKeys()];
      })()`).value,
    ).toEqual(['1.5', 'true', '[object Object]', null, null, ['n', 'b', 'o']]);
  });

  it('adds or replaces by setProperties, and deletes', () => {
    expect(
      evaluate(`(() => {
        const p = PropertiesService.getScriptProperties();
        p.setProperties({ a: 1, b: 2 });
        p.setProperties({ b: 3, c: 4 }, true);
        p.deleteProperty('c').setProperty('__proto__', 'x');
        const before = p.getProperty('__proto__');
        return [p.getProperties().b, before, p.deleteAllProperties().getKeys()];
      })()`).value,
    ).toEqual(['3', 'x', []]);
  });

  it.each([
    ['a value over 9 KB', "setProperty('k', 'x'.repeat(9217))", 'Argument too large: value'],
    ['a value over 9 KB of UTF-8', "setProperty('k', '字'.repeat(3073))", 'Argument too large: value'],
    [
      'a store over 500 KB',
      "setProperties(Object.fromEntries(Array.from({ length: 60 }, (_, i) => ['k' + i, 'x'.repeat(9000)])))",
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    ],
    [
      'wrong arguments',
      "setProperty('k')",
      "The parameters (String) don't match the method signature for PropertiesService.Properties.setProperty.",
    ],
  ])('refuses %s', (_what, call, message) => {
    expect(evaluate(`PropertiesService.getScriptProperties().${call}`).error?.message).toBe(message);
  });

  it('takes 9 KB exactly', () => {
    expect(
      evaluate("PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(9216)).getProperty('k').length")
        .value,
    ).toBe(9216);
  });

  it('is forbidden in NONE', () => {
    expect(evaluate('PropertiesService.getDocumentProperties()', { mode: 'NONE' }).error?.message).toBe(
      'You do not have permission to call PropertiesService.getDocumentProperties.',
    );
  });

  it('counts each access as a service call, the handles as local ones', () => {
    const report = evaluate("PropertiesService.getScriptProperties().getProperty('a')");
    expect(report.callsByMethod).toEqual({ 'Properties.getProperty': 1 });
    expect(report.localCallsByMethod).toEqual({ 'PropertiesService.getScriptProperties': 1 });
  });
});

// Sources: https://developers.google.com/apps-script/reference/cache/cache and
// https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits
describe('CacheService', () => {
  it('forgets after ten minutes, or when told', () => {
    const workbench = open(`
      function put() { const c = CacheService.getScriptCache(); c.put('a', 1); c.put('b', 2, 60); c.putAll({ d: 4 }, 21600); }
      function get() { const c = CacheService.getScriptCache(); return [c.get('a'), c.get('b'), c.getAll(['a', 'd', 'x'])]; }
    `);
    workbench.run('put');
    expect(workbench.run('get').value).toEqual(['1', '2', { a: '1', d: '4' }]);
    workbench.advance(60_000);
    expect(workbench.run('get').value).toEqual(['1', null, { a: '1', d: '4' }]);
    workbench.advance(600_000);
    expect(workbench.run('get').value).toEqual([null, null, { d: '4' }]);
  });

  it('keeps the caches of users apart', () => {
    const workbench = open(
      "function put() { CacheService.getUserCache().put('a', 1); } function get() { return CacheService.getUserCache().get('a'); }",
    );
    workbench.run('put');
    expect(workbench.run('get', [], { user: 'bob@example.com' }).value).toBeNull();
    expect(workbench.run('get').value).toBe('1');
  });

  it('evicts a tenth, oldest first, over 1,000 items', () => {
    expect(
      evaluate(`(() => {
        const c = CacheService.getDocumentCache();
        for (let i = 0; i < 1001; i++) c.put('k' + i, i);
        return [c.get('k0'), c.get('k100'), c.get('k101')];
      })()`).value,
    ).toEqual([null, null, '101']);
  });

  it.each([
    ["put('k', 'x'.repeat(102401))", 'Argument too large: value'],
    ["put('', 'x')", 'Invalid argument: key'],
    ['get(null)', 'Invalid argument: key'],
    ["put('k'.repeat(251), 'x')", 'Argument too large: key'],
    ["put('k', 'x', 21601)", 'Invalid argument: expirationInSeconds'],
  ])('refuses %s', (call, message) => {
    expect(evaluate(`CacheService.getScriptCache().${call}`).error?.message).toBe(message);
  });

  it('takes 100 KB, and turns objects into text', () => {
    const call =
      "(() => { const c = CacheService.getScriptCache(); c.put('k', 'x'.repeat(102400)); c.put('o', {}); c.removeAll(['k']); c.remove('z'); return [c.get('k'), c.get('o')]; })()";
    expect(evaluate(call).value).toEqual([null, '[object Object]']);
  });
});

// Source: https://developers.google.com/apps-script/reference/lock/lock
describe('LockService', () => {
  it('is taken, held and given back; taking it twice has no effect', () => {
    expect(
      evaluate(`(() => {
        const lock = LockService.getDocumentLock();
        const seen = [lock.hasLock(), lock.tryLock(0), lock.tryLock(0), lock.hasLock()];
        lock.releaseLock();
        return [...seen, lock.hasLock()];
      })()`).value,
    ).toEqual([false, true, true, true, false]);
  });

  it('is free again when the execution ends, even by an error', () => {
    const workbench = open("function main() { LockService.getScriptLock().waitLock(1); throw new Error('x'); }");
    workbench.run('main');
    expect(workbench.state.locks).toEqual({});
  });

  it('held elsewhere: tryLock says no, waitLock throws, after the time', () => {
    const workbench = open(`
      function attempt() { return LockService.getDocumentLock().tryLock(5000); }
      function wait() { LockService.getDocumentLock().waitLock(7000); }
    `);
    workbench.state.locks['document'] = 'somebody';
    const attempt = workbench.run('attempt');
    expect(attempt.value).toBe(false);
    expect(attempt.virtualMs).toBe(5040);
    const wait = workbench.run('wait');
    expect(wait.error?.message).toBe('Lock timeout: another process was holding the lock for too long.');
    expect(wait.virtualMs).toBe(7040);
  });

  it('keeps script, document and user locks apart', () => {
    const workbench = open(
      'function main() { return [LockService.getScriptLock(), LockService.getUserLock(), LockService.getDocumentLock()].map((lock) => lock.tryLock(0)); }',
    );
    workbench.state.locks['document'] = 'somebody';
    expect(workbench.run('main').value).toEqual([true, true, false]);
  });
});

describe('without a document', () => {
  it('document properties, cache and lock are null', () => {
    const workbench = open(
      `function make() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
       function tick() { return [PropertiesService.getDocumentProperties(), CacheService.getDocumentCache(), LockService.getDocumentLock(), PropertiesService.getScriptProperties() !== null]; }`,
      { clockWithoutDocument: true },
    );
    workbench.run('make');
    expect(workbench.advance(3_600_000)[0]?.value).toEqual([null, null, null, true]);
  });
});
