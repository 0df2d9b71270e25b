import fc from 'fast-check';
import type { PreviewColumn, SetupOptions, SetupPreview } from '../contract/api/set-up';
import {
  additionsOf,
  initialPreview,
  isUpdating,
  keyOf,
  type PreviewState,
  updatePreview,
  workingOn,
} from './preview-model';
import type { Answered, Request } from './rpc';

function aColumn(index: number, key: string | null): PreviewColumn {
  return {
    index,
    letter: 'ABCDEFGH'[index] ?? '',
    header: `Header ${index}`,
    samples: [],
    key,
    confidence: 1,
    reason: 'label',
    newHeader: null,
    tidied: 0,
    issues: 0,
  };
}

const preview = {
  fingerprint: 'f1',
  columns: [aColumn(0, 'name'), aColumn(1, 'phone'), aColumn(2, null)],
  additions: [
    { key: 'customerId', label: 'Customer ID', ticked: true, locked: true },
    { key: 'flag', label: 'Flag', ticked: true, locked: false },
    { key: 'owner', label: 'Owner', ticked: false, locked: false },
  ],
} as unknown as SetupPreview;

function answer(state: PreviewState, request: Request, said: object): PreviewState {
  const asked = updatePreview(state, { type: 'asked', request });
  return updatePreview(asked, { type: 'answered', answered: { ...request, answer: said } as Answered });
}

function previewed(state: PreviewState, options: SetupOptions = state.options): PreviewState {
  return answer(state, { method: 'previewSetup', params: options }, { ok: true, value: preview });
}

const shown = previewed(initialPreview);
const apply: Request = { method: 'applySetup', params: { requestId: 'click-0001', fingerprint: 'f1', options: {} } };

describe('a preview', () => {
  it('is up to date once its choices are answered', () => {
    expect(isUpdating(initialPreview)).toBe(true);
    expect(isUpdating(shown)).toBe(false);
    expect(isUpdating(updatePreview(shown, { type: 'options', options: { region: 'CN' } }))).toBe(true);
  });

  it('takes the latest answer only, whatever the order of arrival', () => {
    const first = updatePreview(shown, { type: 'options', options: { region: 'CN' } });
    const second = updatePreview(first, { type: 'options', options: { region: 'TW' } });
    const late = previewed(second, first.options);
    expect(isUpdating(late)).toBe(true);
    expect(isUpdating(previewed(late, second.options))).toBe(false);
  });

  it('ignores the refusal of an older question', () => {
    const changed = updatePreview(shown, { type: 'options', options: { region: 'CN' } });
    const refused = answer(changed, { method: 'previewSetup', params: {} }, { ok: false, issues: [{ code: 'busy' }] });
    expect(refused.failure).toBeNull();
  });

  it('stays in sight while the next is awaited', () => {
    expect(updatePreview(shown, { type: 'options', options: { language: 'zh-CN' } }).preview).toBe(preview);
  });

  it('offers the tables of a sheet that holds several', () => {
    const issues = [{ code: 'several-tables', params: { ranges: 'A1:C9, E1:G4' } }];
    const refused = answer(
      initialPreview,
      { method: 'previewSetup', params: initialPreview.options },
      { ok: false, issues },
    );
    expect(refused.tables).toHaveLength(2);
    expect(isUpdating(refused)).toBe(false);
    expect(previewed(updatePreview(refused, { type: 'options', options: { tableRange: 'A1:C9' } })).tables).toEqual([]);
  });
});

describe('mapping', () => {
  it('shows the choice before the answer comes', () => {
    const mapped = updatePreview(shown, { type: 'mapped', index: 2, key: 'email' });
    expect(keyOf(mapped, aColumn(2, null))).toBe('email');
    expect(keyOf(mapped, aColumn(1, 'phone'))).toBe('phone');
  });

  it('can leave a column alone', () => {
    const mapped = updatePreview(shown, { type: 'mapped', index: 1, key: null });
    expect(mapped.options.mapping).toEqual({ '1': null });
    expect(keyOf(mapped, aColumn(1, 'phone'))).toBeNull();
  });

  it('forgets an earlier choice of the same key', () => {
    const once = updatePreview(shown, { type: 'mapped', index: 2, key: 'email' });
    const twice = updatePreview(once, { type: 'mapped', index: 0, key: 'email' });
    expect(twice.options.mapping).toEqual({ '0': 'email' });
  });

  it('never chooses one key for two columns', () => {
    const choice = fc.record({ index: fc.nat(5), key: fc.constantFrom('name', 'phone', 'email', null) });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 20 }), (choices) => {
        const last = choices.reduce((state, c) => updatePreview(state, { type: 'mapped', ...c }), shown);
        const keys = Object.values(last.options.mapping ?? {}).filter((key) => key !== null);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('additions', () => {
  it('are those proposed, without those that always come', () => {
    expect(additionsOf(shown)).toEqual(['flag']);
  });

  it('can be ticked and unticked', () => {
    const more = updatePreview(shown, { type: 'addition', key: 'owner', ticked: true });
    expect(additionsOf(more)).toEqual(['flag', 'owner']);
    expect(additionsOf(updatePreview(more, { type: 'addition', key: 'flag', ticked: false }))).toEqual(['owner']);
  });

  it('can all be unticked', () => {
    expect(updatePreview(shown, { type: 'addition', key: 'flag', ticked: false }).options.addColumns).toEqual([]);
  });
});

describe('applying', () => {
  const result = { operationId: 'op-1', operation: 'setup', at: '', by: '', cells: 1, counts: {}, issues: [] };

  it('is under way until the sheet has been read again', () => {
    const asked = updatePreview(shown, { type: 'asked', request: apply });
    const done = answer(shown, apply, { ok: true, value: result });
    expect(done.result?.operationId).toBe('op-1');
    expect([shown, asked, done].map(workingOn)).toEqual([null, 'applySetup', 'applySetup']);
    const read: Request = { method: 'status', params: {} };
    expect(workingOn(answer(done, read, { ok: true, value: { customers: 1 } }))).toBeNull();
    expect(workingOn(answer(done, read, { ok: false, issues: [{ code: 'no-answer' }] }))).toBeNull();
  });

  it('when refused, goes back to the choices as they were', () => {
    const refused = answer(shown, apply, { ok: false, issues: [{ code: 'protected-range' }] });
    expect(refused.failure?.request).toEqual(apply);
    expect(refused.preview).toBe(preview);
    expect(refused.options).toBe(shown.options);
  });

  it('of a stale preview asks for a new one and still says why', () => {
    const refused = answer(shown, apply, { ok: false, issues: [{ code: 'stale-preview' }] });
    expect(isUpdating(refused)).toBe(true);
    expect(previewed(refused).failure?.issues).toEqual([{ code: 'stale-preview' }]);
  });

  it('wants the region until one is chosen', () => {
    const wanted = updatePreview(shown, { type: 'region-wanted' });
    expect(wanted.regionWanted).toBe(true);
    expect(updatePreview(wanted, { type: 'options', options: { region: 'CN' } }).regionWanted).toBe(false);
  });

  it('can be put back', () => {
    const undo: Request = { method: 'undo', params: { requestId: 'click-0002', operationId: 'op-1' } };
    const undone = answer(answer(shown, apply, { ok: true, value: result }), undo, {
      ok: true,
      value: { ...result, operation: 'undo' },
    });
    expect(undone.result?.operation).toBe('undo');
  });
});
