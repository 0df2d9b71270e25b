/** What two customers have in common, as it is told while people type. */

/** `shared-phone` is a hint and no more: the same phone under another name, as in a family or at a switchboard. */
export const DUPLICATE_REASONS = [
  'same-phone',
  'same-email',
  'same-name-and-company',
  'same-name-and-birthday',
  'shared-phone',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Whether two customers merely share a phone. */
export function isHint({ reasons }: { readonly reasons: readonly DuplicateReason[] }): boolean {
  return reasons.length === 1 && reasons[0] === 'shared-phone';
}
