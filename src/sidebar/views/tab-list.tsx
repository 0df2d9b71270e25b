/** Tabs by the ARIA pattern (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/): arrows move, Tab goes on to the panel. */
import { useEffect, useRef } from 'preact/hooks';

export interface TabListProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly T[];
  readonly current: T;
  readonly names: Readonly<Record<T, string>>;
  /** Shown beside a tab's name. */
  readonly counts: Readonly<Partial<Record<T, string>>>;
  readonly onChoose: (tab: T) => void;
}

export function TabList<T extends string>({ label, tabs, current, names, counts, onChoose }: TabListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  // The choice may be put off or refused, so the focus follows what came of it.
  useEffect(() => {
    if (list.current?.contains(document.activeElement)) document.getElementById(`tab-${current}`)?.focus();
  }, [current]);
  function onKeyDown(event: KeyboardEvent): void {
    const index = tabs.indexOf(current);
    const last = tabs.length - 1;
    const targets: Partial<Record<string, number>> = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    };
    const target = tabs[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    onChoose(target);
  }
  return (
    <div role="tablist" class="tabs" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === current}
          aria-controls={tab === current ? `panel-${tab}` : undefined}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {names[tab]}
          {counts[tab] && <span class="badge">{counts[tab]}</span>}
        </button>
      ))}
    </div>
  );
}
