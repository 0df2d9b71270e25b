/** The server's wording in every language. Pages import `current` instead, which holds one language. */
import type { Language } from '../../domain/sheet-snapshot';
import { en, type Messages } from './en';
import { zhCN } from './zh-CN';
import { zhTW } from './zh-TW';

const CATALOGS: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };

/** The wording of one language. */
export function messagesFor(language: Language): Messages {
  return CATALOGS[language];
}

/**
 * The menu's wording. Before anything can be read (`null`) title and items are in both languages.
 * Source of the both-language title: docs/spec.md, "Words".
 */
export function menuWords(language: Language | null): Messages['menu'] {
  if (language !== null) return CATALOGS[language].menu;
  const both = Object.entries(zhCN.menu).map(([key, text]) => [
    key,
    `${text} ${en.menu[key as keyof Messages['menu']]}`,
  ]);
  return Object.fromEntries(both) as Messages['menu'];
}
