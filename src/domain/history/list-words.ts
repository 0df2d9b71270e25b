/**
 * Words by which other programs and people call those items of our lists on which figures turn: what is won, lost,
 * resolved, a complaint. Every other word of a list that is taken over stays as somebody wrote it.
 */
import { simplify } from '../han-variants';
import type { LedgerListItem } from '../ledger-settings';
import { LISTS } from '../lists';
import { listKey } from '../standardise';

/**
 * By list and item. Sources: “Closed Won”, “Closed Lost” are the last stages that Salesforce, HubSpot and Outlook ship
 * (learn.microsoft.com, Sales Stage Property); “Solved”, “Closed” the last states of Zendesk's tickets
 * (developer.zendesk.com, Custom ticket statuses). The Chinese ones are what such tables say in practice, without a source.
 */
const OTHER_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stage: {
    won: 'closed won,deal won,已赢单,已成交,成交,已签约,签约成功',
    lost: 'closed lost,deal lost,已输单,丢单,已丢单,失单,未成交',
  },
  feedbackStatus: { resolved: 'solved,closed,done,completed,已关闭,已完成,已处理,已办结,办结,完成' },
  feedbackKind: {
    complaint: 'complaints,客诉,客户投诉',
    suggestion: 'suggestions,意见建议',
    praise: 'compliment,好评',
  },
};

/** The ledger's own word for what a cell says in another; the text as it is where the ledger has it or nothing fits. */
export function ownWord(list: string, items: readonly LedgerListItem[]): (text: string) => string {
  const labels = new Map(items.map(({ key, label }) => [key, label]));
  const words = new Map<string, string>();
  for (const { key, labels: shipped } of LISTS[list] ?? []) {
    const label = labels.get(key);
    if (label === undefined) continue;
    const others = OTHER_WORDS[list]?.[key]?.split(',') ?? [];
    for (const word of [...Object.values(shipped), ...others]) words.set(wordKey(word), label);
  }
  // A ledger's own word goes before any other.
  for (const { label } of items) words.set(wordKey(label), label);
  return (text) => words.get(wordKey(text)) ?? text;
}

function wordKey(word: string): string {
  return simplify(listKey(word)).replace(/[_-]/g, '');
}
