/** Tabs by the ARIA pattern (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/): arrows move, Tab goes on to the panel. */
import { useRef } from 'preact/hooks';
import { messages } from '../../../contract/messages/current';
import type { PreviewTab } from '../../preview-model';

const TABS: readonly PreviewTab[] = ['columns', 'rows', 'left'];

export interface TabListProps {
  readonly current: PreviewTab;
  /** Shown beside the tab's name. */
  readonly counts: Readonly<Record<PreviewTab, string>>;
  readonly onChoose: (tab: PreviewTab) => void;
}

export function TabList({ current, counts, onChoose }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const steps: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(current) + step + TABS.length) % TABS.length] ?? current;
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }
  return (
    <div role="tablist" class="tabs" aria-label={messages.preview.tabsLabel} ref={list} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === current}
          aria-controls={`panel-${tab}`}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {messages.preview.tabs[tab]}
          {counts[tab] !== '' && <span class="badge">{counts[tab]}</span>}
        </button>
      ))}
    </div>
  );
}
