/**
 * The panels above the bar of tabs, one open at a time, and the buttons in that bar that open them. Knows nothing of
 * what they show.
 */
import { element, icon } from './element';

export interface PanelOptions {
  readonly id: string;
  readonly label: string;
  readonly closeLabel: string;
  readonly content: HTMLElement;
}

export interface Panel {
  /** What the button tells: how many there are, and whether the latest went wrong (null where nothing can). */
  tell(count: number, failed?: boolean | null): void;
}

export interface PanelBar {
  readonly panels: HTMLElement;
  readonly toggles: HTMLElement;
  add(options: PanelOptions): Panel;
}

export function createPanelBar(): PanelBar {
  const panels = element('div', { class: 'panels' });
  const toggles = element('div', { class: 'panel-toggles' });
  const closers: (() => void)[] = [];
  return {
    panels,
    toggles,
    add({ id, label, closeLabel, content }) {
      const count = element('span', { class: 'count' });
      const mark = element('span', { class: 'mark', 'aria-hidden': 'true', hidden: true });
      const toggle = element(
        'button',
        {
          type: 'button',
          class: 'bar-button',
          'aria-expanded': 'false',
          'aria-controls': id,
          onclick: () => {
            const wasOpen = !panel.hidden;
            for (const close of closers) close();
            open(!wasOpen);
          },
        },
        mark,
        label,
        count,
      );
      const panel = element(
        'section',
        { class: 'panel', id, 'aria-label': label, hidden: true },
        element(
          'header',
          { class: 'panel-header' },
          element('h2', {}, label),
          element(
            'button',
            {
              type: 'button',
              class: 'icon-button',
              'aria-label': closeLabel,
              title: closeLabel,
              onclick: () => {
                open(false);
                toggle.focus();
              },
            },
            icon('M4 4l8 8M12 4l-8 8'),
          ),
        ),
        element('div', { class: 'panel-scroll', tabindex: 0 }, content),
      );
      const open = (show: boolean) => {
        panel.hidden = !show;
        toggle.setAttribute('aria-expanded', String(show));
      };
      closers.push(() => open(false));
      panels.append(panel);
      toggles.append(toggle);
      return {
        tell(total, failed = null) {
          count.textContent = total === 0 ? '' : String(total);
          mark.hidden = failed === null;
          mark.classList.toggle('error', failed === true);
        },
      };
    },
  };
}
