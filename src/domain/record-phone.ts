/**
 * Phones of records whose country stands beside them: read by the home region's plan and by that of the record's
 * country. Knows no column; where the two plans disagree the number is unclear, never guessed.
 */
import { type CellValue, textOf } from './cell-value';
import { createPhoneReader, type PhoneReader, type PhoneReading } from './phone';

export type RecordPhoneReader = (value: CellValue, display?: string, country?: string) => PhoneReading;

/** For `region` and `besideChinese` see `createPhoneReader`; `country` is ISO 3166-1 alpha-2, or `''`. */
export function createRecordPhoneReader(region: string, besideChinese = false): RecordPhoneReader {
  const readers = new Map<string, PhoneReader>();
  const readerOf = (country: string): PhoneReader => {
    const reader = readers.get(country) ?? createPhoneReader(country);
    readers.set(country, reader);
    return reader;
  };
  // Eleven bare digits that begin with 13 to 19 are a mobile of a customer in China, and none of one at home.
  const [plain, careful] = [createPhoneReader(region), createPhoneReader(region, true)];
  return (value, display = '', country = '') => {
    const isCareful = country === 'CN' || (besideChinese && country !== region);
    const home = (isCareful ? careful : plain)(value, display);
    if (country === '' || country === region) return home;
    const there = readerOf(country)(value, display);
    if (there.kind === 'valid' && home.kind !== 'valid') return { ...there, national: there.e164 };
    if (home.kind !== 'valid') return home;
    // Ten bare digits pass for a North American number whatever they are: elsewhere a number that has lost one.
    const isCertain =
      there.kind === 'valid'
        ? home.e164 === there.e164
        : !home.e164.startsWith('+1') || !/^\d+$/.test(textOf(value).trim());
    return isCertain ? home : { kind: 'region-unclear' };
  };
}
