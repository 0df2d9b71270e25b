/** The HourlyTriggers port on ScriptApp. */
import type { HourlyTriggers } from '../app/ports';
import { unlessForbidden } from './permission';

/** The function in entry/main.ts that the trigger calls. */
const HANDLER = 'hourly';

function ownTriggers(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
}

export const hourlyTriggers: HourlyTriggers = {
  count: () => unlessForbidden(() => ownTriggers().length),
  create: () => {
    ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
  },
  remove: (keep) => {
    for (const trigger of ownTriggers().slice(keep)) ScriptApp.deleteTrigger(trigger);
  },
};
