/**
 * How well a column's values go with what its header may mean. Knows no other column.
 */
import type { ColumnEvidence } from './column-evidence';
import type { HeaderMeaning } from './header-words';
import type { Shape } from './value-shapes';

/** One column as the mapping sees it; the two costly questions are asked only where they matter. */
export interface ColumnView {
  readonly evidence: ColumnEvidence;
  readonly isUnique: () => boolean;
  readonly isCounting: () => boolean;
}

/** A list that a rule depends on holds at most this many different values. */
const LONGEST_LIST = 40;

/**
 * 0 (the values speak against it) to 1 (they say so themselves), or null where values cannot tell. A column without
 * values tells nothing.
 */
export function fitOf(meaning: HeaderMeaning, column: ColumnView): number | null {
  const { evidence } = column;
  const { share } = evidence;
  if (evidence.filled === 0) return null;
  const most = (...shapes: Shape[]): number => Math.max(...shapes.map(share));
  const unless = (shapes: readonly Shape[], value: number | null): number | null => (most(...shapes) > 0.6 ? 0 : value);
  const typed: readonly Shape[] = ['email', 'sure-phone', 'date', 'url'];
  const dated = share('date') + share('partial-date');

  switch (meaning) {
    case 'email':
      return share('email');
    case 'phone':
    case 'phone:mobile':
    case 'phone:other':
    case 'phone2':
      return share('phone');
    case 'birthday':
    case 'anniversary':
    case 'contractEnd':
    case 'firstOrder':
    case 'lastOrder':
    case 'createdAt':
    case 'updatedAt':
    case 'importedAt':
    case 'reviewedAt':
    case 'lastContact':
    case 'nextFollowUp':
    case 'followUp:date':
      return dated;
    case 'totalSpent':
      return share('number');
    case 'orderCount':
      return share('integer');
    case 'customerId':
    case 'customerId:generic':
      return column.isUnique() ? 1 : 0;
    case 'other:serial':
      return column.isCounting() ? 1 : 0;
    case 'gender':
      return share('gender');
    case 'mailConsent':
      return share('yes-no');
    case 'other:salutation':
      return share('salutation');
    case 'other:status':
      return Math.max(0.6, share('account-state'));
    case 'lifecycleStage':
    case 'lifecycleStage:status':
      return evidence.distinct > LONGEST_LIST || dated > 0.6 ? 0 : Math.max(0.5, share('stage'));
    case 'tier':
      if (evidence.distinct > LONGEST_LIST || share('yes-no') > 0.8) return 0;
      return unless(['email', 'sure-phone', 'date'], Math.max(0.5, share('level')));
    case 'satisfaction':
      return share('number') > 0.6 && most('level') < 0.6 ? 1 : unless(typed, 0.4);
    case 'customerType':
    case 'priority':
    case 'flag':
      return evidence.distinct > LONGEST_LIST ? 0 : unless(typed, null);
    case 'name':
    case 'name:person':
    case 'name:organisation':
    case 'name:nickname':
    case 'company':
      return unless([...typed, 'number'], 0.5 + most('person', 'company') / 2);
    case 'contact':
      return unless([...typed, 'number'], 0.4 + share('person') * 0.6);
    case 'name.given':
    case 'name.family':
      return unless([...typed, 'number'], null);
    case 'jobTitle':
      return share('salutation') > 0.5 ? 0 : unless([...typed, 'number'], null);
    case 'owner':
      return unless(['sure-phone', 'date', 'number', 'url'], null);
    case 'referrer':
      return share('yes-no') > 0.8 ? 0 : unless(['date', 'number', 'url'], null);
    case 'address':
    case 'address.street':
      return unless(typed, Math.max(0.5, share('address')));
    case 'address.city':
      return unless([...typed, 'number'], null);
    case 'address.state':
      return share('account-state') > 0.5 ? 0 : unless([...typed, 'number'], null);
    case 'address.postcode':
      return share('postcode');
    case 'region':
      return share('address') > 0.5 ? 0 : unless([...typed, 'number'], null);
    case 'taxId':
      return Math.max(share('code'), share('integer'));
    case 'social':
      return share('email') > 0.6 || dated > 0.6 ? 0 : null;
    case 'source':
    case 'industry':
    case 'businessType':
    case 'lostReason':
      return unless(['email', 'sure-phone', 'date'], null);
    case 'needs':
    case 'productInterest':
    case 'nextStep':
      return unless(typed, null);
    case 'remarks':
      return unless(['email', 'sure-phone', 'date'], null);
    case 'updatedBy':
    case 'importSource':
    case 'tierSource':
    case 'duplicateGroup':
    case 'issues':
    case 'matchKeys':
    case 'rolledUp':
    case 'planNoted':
    case 'event:number':
    case 'event:date':
    case 'event:amount':
    case 'event:content':
    case 'event:payment':
    case 'other':
      return null;
  }
}

/** A header's strength corrected by the values; 0 where they contradict it. */
export function weigh(strength: number, fit: number | null): number {
  if (fit !== null && fit < 0.2) return 0;
  if (strength < 0.7) return fit === null ? strength : fit >= 0.5 ? strength + 0.25 * fit : 0;
  return strength * (fit === null ? 0.92 : 0.8 + 0.2 * fit);
}
