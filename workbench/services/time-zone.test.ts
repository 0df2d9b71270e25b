import fc from 'fast-check';
import { civilOf, epochOfCivil, isTimeZone, zoneOffsetMinutes } from './time-zone';

describe('time-zone', () => {
  it('knows zones of Intl and fixed offsets', () => {
    expect(['Asia/Shanghai', 'UTC', 'GMT+8', 'GMT-03:30', '+01:00', 'Nowhere/Town', ''].map(isTimeZone)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(zoneOffsetMinutes(0, 'GMT-03:30')).toBe(-210);
    expect(zoneOffsetMinutes(Date.UTC(2026, 6, 1), 'Europe/Berlin')).toBe(120);
  });

  it('moves on over the gap in spring, and takes the earlier of two in autumn', () => {
    const berlin = (month: number, day: number, hour: number, minute: number) =>
      new Date(
        epochOfCivil({ year: 2026, month, day, hour, minute, second: 0, millisecond: 0 }, 'Europe/Berlin'),
      ).toISOString();
    expect(berlin(3, 29, 2, 30)).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin(10, 25, 2, 30)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('goes there and back', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Monrovia',
    );
    fc.assert(
      fc.property(fc.integer({ min: -5e12, max: 5e12 }), zone, (epochMs, name) => {
        // The second of two equal clock readings comes back as the first.
        expect(civilOf(epochOfCivil(civilOf(epochMs, name), name), name)).toEqual(civilOf(epochMs, name));
      }),
    );
  });
});
