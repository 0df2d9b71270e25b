/**
 * Which tab is which, as developer metadata of the spreadsheet. Under the lock only this port writes it: it is read once and
 * kept current.
 */
const TABS_KEY = 'ledgerline.tabs';

export interface RememberedTabs {
  /** Sheet IDs by role. */
  readonly read: () => Readonly<Record<string, number>>;
  readonly remember: (tabs: Readonly<Record<string, number>>) => void;
  /** The next read looks anew. */
  readonly forget: () => void;
}

export function rememberedTabs(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): RememberedTabs {
  const find = () => spreadsheet.createDeveloperMetadataFinder().withKey(TABS_KEY).find()[0] ?? null;
  let metadata: ReturnType<typeof find> | undefined;
  let remembered: Readonly<Record<string, number>> | undefined;
  const known = () => {
    if (metadata === undefined) metadata = find();
    return metadata;
  };
  return {
    read() {
      remembered = remembered ?? (JSON.parse(known()?.getValue() ?? '{}') as Record<string, number>);
      return remembered;
    },
    remember(tabs) {
      const there = known();
      const text = JSON.stringify(tabs);
      if (there === null) {
        spreadsheet.addDeveloperMetadata(TABS_KEY, text);
        metadata = undefined;
      } else {
        there.setValue(text);
      }
      remembered = tabs;
    },
    forget() {
      metadata = metadata ?? undefined;
      remembered = undefined;
    },
  };
}
