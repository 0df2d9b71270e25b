import { en } from './messages/en';
import { labelled, operations } from './messages/en/issues';
import { zhCN } from './messages/zh-CN';
import { formatToCheck, wordIssue } from './words';

describe('wordIssue', () => {
  it('says what happened and what to do', () => {
    expect(wordIssue(en.issues, { code: 'stale-preview' })).toEqual({
      what: 'The sheet has changed since this preview was made. Nothing has been written.',
      todo: 'Look at the new preview and apply it again.',
    });
  });

  it('puts the field’s label first', () => {
    expect(wordIssue(zhCN.issues, { code: 'phone-invalid' }, '电话').what).toBe('电话：不像电话号码');
  });

  it('uses the parameters that are there', () => {
    expect(wordIssue(en.issues, { code: 'too-large', params: { rows: 60000, limit: 50000 } }).what).toBe(
      'The table has 60000 rows; 50000 is the most that can be handled.',
    );
    expect(wordIssue(en.issues, { code: 'too-large' }).what).toBe('The table is too large.');
  });

  it('says one in the singular', () => {
    expect(wordIssue(en.issues, { code: 'undo-later-edit', params: { count: 1 } }).what).toBe(
      '1 cell has been edited since.',
    );
  });

  it('names what the page has no words for', () => {
    expect(wordIssue({ labelled, codes: operations }, { code: 'sheet-empty' }).what).toBe(
      'This did not work: sheet-empty.',
    );
  });
});

describe('formatToCheck', () => {
  const labels: Record<string, string> = { phone: 'Phone', email: 'E-mail' };
  const labelOf = (key: string) => labels[key];

  it('lists each reason once behind the mark', () => {
    const text = formatToCheck(
      en.issues,
      [
        { code: 'phone-invalid', fieldKey: 'phone' },
        { code: 'phone-invalid', fieldKey: 'phone' },
        { code: 'email-invalid', fieldKey: 'email' },
        { code: 'required-missing' },
      ],
      labelOf,
    );
    expect(text).toBe('⚠ Phone: not a phone number; E-mail: not an e-mail address; name missing');
  });

  it('is empty without findings', () => {
    expect(formatToCheck(en.issues, [], labelOf)).toBe('');
  });
});
