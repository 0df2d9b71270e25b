import { FIELDS, fieldOf, isFieldKey, isPartKey, PART_KEYS, partLabel } from './fields';
import { headerKey } from './header-key';
import { LISTS } from './lists';

describe('fields', () => {
  it('[F1] have a label in each language that no other field has', () => {
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
      const keys = FIELDS.map((field) => headerKey(field.labels[language]));
      expect(keys.every((key) => key !== '')).toBe(true);
      expect(new Set(keys).size).toBe(FIELDS.length);
    }
  });

  it('[F1] are 50, in the ledger’s order, the name first', () => {
    expect(new Set(FIELDS.map((field) => field.key)).size).toBe(50);
    expect(
      FIELDS.slice(0, 17)
        .map((field) => field.key)
        .join(' '),
    ).toBe(
      'name phone flag tier nextFollowUp nextStep priority lastContact company customerType source needs social email address remarks customerId',
    );
    expect(FIELDS[17]?.key).toBe('owner');
  });

  it('[F2] name their list where they have one', () => {
    for (const field of FIELDS)
      expect([field.key, field.type === 'list']).toEqual([field.key, field.list !== undefined]);
    for (const field of FIELDS) if (field.list !== undefined) expect(LISTS[field.list]).toBeDefined();
  });

  it('[F2] lists have different keys and labels', () => {
    for (const items of Object.values(LISTS)) {
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
      for (const language of ['en', 'zh-CN', 'zh-TW'] as const)
        expect(new Set(items.map((item) => item.labels[language])).size).toBe(items.length);
      expect(items.every((item) => /^[a-z\d]+(?:-[a-z\d]+)*$/.test(item.key))).toBe(true);
    }
  });

  it('[F3] and parts are told by key', () => {
    expect(fieldOf('phone').labels['zh-TW']).toBe('電話');
    expect(isFieldKey('phone')).toBe(true);
    expect(['name.given', '__proto__', 'constructor', ''].some(isFieldKey)).toBe(false);
    expect(PART_KEYS.every(isPartKey)).toBe(true);
    expect(['phone', '__proto__', 'constructor'].some(isPartKey)).toBe(false);
    expect(partLabel('address.city', 'zh-CN')).toBe('城市');
  });
});
