/** Who may edit what: protected sheets and ranges. The owner is never blocked, warnings never block a script. [prot] */
import { ServiceError } from '../sandbox/door';
import { type Area, boundedArea, overlaps, subtract, wholeSheet } from './area';
import type { Protection, Rect, Sheet, Workbook } from './workbook';

/** [integrately] */
export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Whether a protection lets a user edit what it covers. */
export function mayEdit(workbook: Workbook, protection: Protection, user: string): boolean {
  return user === workbook.owner || protection.warningOnly || protection.editors.includes(user);
}

/** Where a protection stands now; one on a named range follows the name. Null is the whole sheet. */
export function protectedRect(workbook: Workbook, protection: Protection): Rect | null {
  const named = protection.rangeName && workbook.namedRanges.find((n) => n.name === protection.rangeName);
  return named ? named.rect : protection.rect;
}

export function canEdit(workbook: Workbook, sheet: Sheet, rect: Rect, user: string): boolean {
  if (user === workbook.owner || !sheet.protections.length) return true;
  const area = boundedArea(rect, sheet);
  return sheet.protections.every((protection) => {
    if (mayEdit(workbook, protection, user)) return true;
    const where = protectedRect(workbook, protection);
    if (where) return !overlaps(where, area);
    const open = protection.unprotected.map((r) => boundedArea(r, sheet));
    return open.reduce<Area[]>((left, hole) => left.flatMap((part) => subtract(part, hole)), [area]).length === 0;
  });
}

/** Throws when a protection keeps the user from editing the rectangle; without one, the sheet as a whole. */
export function assertEditable(workbook: Workbook, sheet: Sheet, rect: Rect | null, user: string): void {
  if (!canEdit(workbook, sheet, rect ?? wholeSheet(sheet), user)) throw new ServiceError(PROTECTED);
}

/** Throws when the sheet itself is protected against the user (renaming, hiding, moving it). */
export function assertSheetEditable(workbook: Workbook, sheet: Sheet, user: string): void {
  if (sheet.protections.some((p) => p.rect === null && !p.rangeName && !mayEdit(workbook, p, user)))
    throw new ServiceError(PROTECTED);
}
