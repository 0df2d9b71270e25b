/**
 * The language of a sheet: the script of most of its headers, else of its values, else the spreadsheet's locale.
 */
import { countScripts } from './han-variants';
import type { Language } from './sheet-snapshot';

/** A header longer than this is no label, and proves nothing more. */
const LONGEST_READ = 60;
const MOST_VALUES = 500;
/** Mails, web addresses and accounts are in Latin letters whatever the language. */
const ADDRESS = /^[\x21-\x7e]*(?:[@_/]|\.[a-z])[\x21-\x7e]*$/i;

/** `locale` as Sheets spells it (`zh_TW`) or as a language tag. Latin script of any language counts as English. */
export function guessLanguage(headers: readonly string[], values: readonly string[], locale: string): Language {
  const chinese = chineseOf(locale);
  let han = 0;
  let latin = 0;
  for (const header of headers) {
    const script = scriptOf(header);
    // A bilingual header speaks for both.
    if (script.han) han++;
    if (script.latin) latin++;
  }
  if (han === 0 && latin === 0) {
    for (const value of values.slice(0, MOST_VALUES)) {
      if (ADDRESS.test(value)) continue;
      const script = scriptOf(value);
      if (script.han) han++;
      else if (script.latin) latin++;
    }
  }
  if (han === 0 && latin === 0) return chinese ?? 'en';
  const isChinese = han > latin || (han === latin && (chinese !== null || !/^en(?:[_-]|$)/i.test(locale)));
  return isChinese ? variantOf(headers, values, chinese) : 'en';
}

function scriptOf(text: string): { han: boolean; latin: boolean } {
  const read = text.slice(0, LONGEST_READ);
  const { han, kana } = countScripts(read);
  return { han: han > 0 && kana === 0, latin: /[a-z]{2}/i.test(read) };
}

/** Simplified or traditional, by the characters that only one of them has. */
function variantOf(headers: readonly string[], values: readonly string[], chinese: Language | null): Language {
  for (const texts of [headers, values.slice(0, MOST_VALUES)]) {
    let traditional = 0;
    let simplified = 0;
    for (const text of texts) {
      const counts = countScripts(text.slice(0, LONGEST_READ));
      traditional += counts.traditional;
      simplified += counts.simplified;
    }
    if (traditional !== simplified) return traditional > simplified ? 'zh-TW' : 'zh-CN';
  }
  return chinese ?? 'zh-CN';
}

function chineseOf(locale: string): Language | null {
  if (!/^zh(?:[_-]|$)/i.test(locale)) return null;
  return /hant|[_-](?:tw|hk|mo)\b/i.test(locale) ? 'zh-TW' : 'zh-CN';
}
