/**
 * Toasts at the lower right: those of scripts, and what the workbench itself has to tell.
 */
import { element, icon } from './element';
import type { Toast } from './protocol';
import type { Words } from './words';

export interface Toasts {
  readonly root: HTMLElement;
  show(toast: Toast, kind?: 'note' | 'problem'): void;
}

export function createToasts(words: Words): Toasts {
  const root = element('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
  return {
    root,
    show({ title, message, seconds }, kind = 'note') {
      const close = () => toast.remove();
      const toast = element(
        'div',
        { class: `toast ${kind}` },
        element(
          'div',
          { class: 'toast-text' },
          title === '' ? null : element('strong', {}, title),
          element('span', {}, message),
        ),
        element(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': words.close, onclick: close },
          icon('M4 4l8 8M12 4l-8 8'),
        ),
      );
      root.append(toast);
      if (seconds >= 0) setTimeout(close, seconds * 1000);
    },
  };
}
