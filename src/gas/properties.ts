/** The Properties port on PropertiesService. */
import type { Properties } from '../app/ports';

/** Those of the document; where there is no document (they are null then), the script's own. */
export function documentProperties(): Properties {
  let known: GoogleAppsScript.Properties.Properties | undefined;
  const store = (): GoogleAppsScript.Properties.Properties => {
    known = known ?? PropertiesService.getDocumentProperties() ?? PropertiesService.getScriptProperties();
    return known;
  };
  return {
    get: (key) => store().getProperty(key),
    set: (key, value) => {
      store().setProperty(key, value);
    },
    remove: (key) => {
      store().deleteProperty(key);
    },
  };
}
