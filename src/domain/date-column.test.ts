import { guessDateHints } from './date-column';

const US = { locale: 'en_US', today: '2026-11-21' };

describe('guessDateHints', () => {
  it('D12 takes serial days for dates where two thirds of the cells are dates', () => {
    const dates = [{ date: '2024-03-05' }, '2024-03-06'];
    expect(guessDateHints([...dates, '', '45356'], US).serials).toBe(true);
    expect(guessDateHints([...dates, '45356', '45357'], US).serials).toBe(false);
    expect(guessDateHints(['45356', 45357], US).serials).toBe(false);
    expect(guessDateHints([], US).serials).toBe(false);
  });

  it('D14 reads dates in the order that the column itself shows', () => {
    expect(guessDateHints(['05/03/2024', '15/03/2024', '45356'], US)).toEqual({ order: 'dmy', serials: true });
    expect(guessDateHints(['03/15/2024', '15/03/2024', '05/03/2024', 3], US)).toEqual({ order: null, serials: false });
  });

  it('D15 does not let the locale settle a text beside real dates, so that what was left unclear stays unclear', () => {
    const first = ['03/15/2024', '15/03/2024', '05/03/2024'];
    expect(guessDateHints(first, US).order).toBeNull();
    expect(guessDateHints([{ date: '2024-03-15' }, { date: '2024-03-15' }, '05/03/2024'], US).order).toBeNull();
    expect(guessDateHints([{ date: '2024-03-05' }, '15/03/2024'], US).order).toBe('dmy');
    expect(guessDateHints(['05/03/2024'], US).order).toBe('mdy');
  });
});
