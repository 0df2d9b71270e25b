import fc from 'fast-check';
import { serialOf } from './civil-date';
import { instantOf, isTimeZone, offsetAt, serialOfInstant } from './time-zone';

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Etc/UTC',
];

describe('instantOf', () => {
  it('gives midnight of the spreadsheet zone', () => {
    expect(new Date(instantOf(serialOf(2024, 3, 5), 'Asia/Shanghai')).toISOString()).toBe('2024-03-04T16:00:00.000Z');
    expect(new Date(instantOf(serialOf(2024, 7, 5), 'America/New_York')).toISOString()).toBe(
      '2024-07-05T04:00:00.000Z',
    );
  });

  it("keeps birthdays through China's summer time of 1986-91 and the local mean time before 1901", () => {
    expect(new Date(instantOf(serialOf(1988, 6, 1), 'Asia/Shanghai')).toISOString()).toBe('1988-05-31T15:00:00.000Z');
    expect(new Date(instantOf(serialOf(1900, 6, 1), 'Asia/Shanghai')).toISOString()).toBe('1900-05-31T15:54:17.000Z');
  });

  it('moves a time that the clocks skip forward and takes the first of one that they repeat', () => {
    // New York, 10 March 2024: 2:30 does not exist; 3 November: 1:30 is twice.
    expect(new Date(instantOf(serialOf(2024, 3, 10) + 2.5 / 24, 'America/New_York')).toISOString()).toBe(
      '2024-03-10T07:30:00.000Z',
    );
    expect(new Date(instantOf(serialOf(2024, 11, 3) + 1.5 / 24, 'America/New_York')).toISOString()).toBe(
      '2024-11-03T05:30:00.000Z',
    );
  });

  it('undoes serialOfInstant but for the repeated hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2050, 0) }),
        (zone, instant) => {
          const difference = Math.abs(instantOf(serialOfInstant(instant, zone), zone) - instant);
          expect(difference <= 1 || difference <= 3_600_001).toBe(true);
          if (offsetAt(instant - 7_200_000, zone) === offsetAt(instant + 7_200_000, zone))
            expect(difference).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('agrees with Intl about every offset', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2037, 0) }),
        (zone, instant) => {
          const shown = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          }).format(instant);
          expect(
            new Date(Math.floor((instant + offsetAt(instant, zone)) / 1000) * 1000)
              .toISOString()
              .slice(0, 19)
              .replace('T', ' '),
          ).toBe(shown);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes 300,000 Dates in less than a second', () => {
    const started = process.cpuUsage();
    let sum = 0;
    for (let i = 0; i < 300_000; i++) sum += instantOf(20_000 + i * 0.11, 'Asia/Shanghai');
    expect(sum).toBeGreaterThan(0);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
  });
});

describe('isTimeZone', () => {
  it('knows IANA names', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Mars/Phobos')).toBe(false);
  });
});
