/** Going from screen to screen: forms are left behind, but not before it is asked what becomes of what was typed. */
import type { DueItem } from '../domain/due-items';
import { isContactChanged } from './form-model';
import { newImport } from './import-model';
import { isPlanningChanged } from './plan-model';
import { isTab, type Place, type Screen, type SidebarState } from './sidebar-state';

/** Whether a form holds something that would be lost. */
export function isUnsaved({
  form,
  contact,
  entry,
  planning,
}: Pick<SidebarState, 'form' | 'contact' | 'entry' | 'planning'>): boolean {
  return (
    (form !== null && Object.keys(form.typed).length > 0) ||
    (contact !== null && isContactChanged(contact)) ||
    entry?.isChanged === true ||
    (planning !== null && isPlanningChanged(planning))
  );
}

/** A line of Today: it stays the same when the list is read anew. */
export function lineOf({ kind, customerId, date }: DueItem): string {
  return `${kind} ${customerId} ${date}`;
}

/** Screens of one customer: going through a list leads from one to the other. */
const ON_A_WALK: readonly Screen[] = ['customer', 'edit', 'contact', 'entry'];

/** The customer beside one in the list that is gone through: '' at its end, null for one who is not in it. */
export function besideInWalk(walk: readonly string[], customerId: string, step: 1 | -1): string | null {
  const at = walk.indexOf(customerId);
  return at < 0 ? null : (walk[at + step] ?? '');
}

/** Goes to a place; forms are left behind. */
export function arrive(
  state: SidebarState,
  { screen, customerId = '', name = '', role = 'purchases', line = '', walk }: Place,
): SidebarState {
  const back = isTab(state.screen) ? state.screen : state.back;
  return {
    ...state,
    screen,
    back,
    subject: customerId,
    name,
    role,
    line,
    form: null,
    contact: null,
    entry: null,
    planning: null,
    importing: newImport,
    walk: walk ?? (ON_A_WALK.includes(screen) ? state.walk : []),
    leaving: null,
    failure: null,
    result: null,
    ownerTab: null,
    contactWanted: false,
  };
}

export function go(state: SidebarState, place: Place): SidebarState {
  if (place.screen === state.screen && place.customerId === undefined) return state;
  return isUnsaved(state) ? { ...state, leaving: place } : arrive(state, place);
}
