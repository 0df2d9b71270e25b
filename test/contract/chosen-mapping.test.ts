/** Columns that people map themselves, in the preview or with a map file. */
import type { SetupOptions } from '../../src/contract/api/set-up';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';

const ROWS = [
  ['Name', '', 'constructor', '__proto__', 'Tel', 'Address'],
  ['Ann Lee', 'x', 'ann@example.com', '2125550101', '2125550102', '1 Main St\r\nSpringfield'],
  ['Bob Ray', 'y', 'bob@example.com', '2125550103', '2125550104', '2 Main St'],
];
const sheet = () => openBundle(workbookOf(ROWS, { rows: 40 }));
const preview = (options: SetupOptions) => accepted(ask(sheet(), 'previewSetup', options).answer);

describe('a mapping by hand', () => {
  it('gives a field to the first of the columns chosen for it', () => {
    const { columns } = preview({ mapping: { '3': 'phone', '4': 'phone' } });
    expect(columns.filter(({ index }) => index === 3 || index === 4)).toMatchObject([
      { key: 'phone', reason: 'chosen' },
      { key: null, reason: 'taken' },
    ]);
  });

  it('reaches headers that objects know as their own, and blank ones by number', () => {
    const options: SetupOptions = {
      headerMapping: [
        ['constructor', 'email'],
        ['__proto__', 'phone2'],
        ['#2', 'remarks'],
      ],
    };
    expect(accepted(ask(sheet(), 'reportSetup', options).answer).mapping).toMatchObject({
      email: 'constructor',
      phone2: '__proto__',
      remarks: '#2',
    });
  });

  it('says which row is the header where nothing else does', () => {
    const rows = [
      ['Sunshine', 'Spring', 'North', 'green'],
      ['Xq', 'Yq', 'Zq', 'mine'],
      ['Lark', 'Robin', 'Wren', 'blue'],
      ['Finch', 'Heron', 'Crane', 'grey'],
    ];
    const headerMapping: SetupOptions['headerMapping'] = [
      ['Xq', 'name'],
      ['Yq', 'company'],
      ['Zq', null],
    ];
    const report = (options: SetupOptions) =>
      ask(openBundle(workbookOf(rows, { rows: 40 })), 'reportSetup', options).answer;
    expect(report({})).not.toMatchObject({ ok: true, value: { headerRow: 2 } });
    expect(accepted(report({ headerMapping }))).toMatchObject({
      headerRow: 2,
      rowsIn: 2,
      mapping: { name: 'Xq', company: 'Yq' },
    });
  });
});

it('a set-up keeps the lines of a text, and counts customers without a tier', () => {
  const workbench = sheet();
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
  expect(workbench.state.workbook.sheets[0]?.values[1]?.[5]).toBe('1 Main St\nSpringfield');
  const { tiers } = accepted(ask(workbench, 'status').answer);
  expect(tiers[tiers.length - 1]).toEqual({ label: '', count: 2 });
});
