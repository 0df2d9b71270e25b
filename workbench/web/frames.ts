/**
 * The add-on's pages: the sidebar and one dialog, each in a sandboxed frame that the server serves with a policy of
 * its own. Messages count only when they come from that very frame.
 */
import { element, icon } from './element';
import type { FrameAnswer, FrameRequest } from './frame-message';
import type { CallResult, FrameView } from './protocol';
import type { Words } from './words';

const SANDBOX = 'allow-scripts allow-forms allow-popups allow-modals allow-downloads';
const CLOSE = 'M4 4l8 8M12 4l-8 8';
/** Sizes of HtmlOutput where the script sets none, as Sheets shows them. */
const DIALOG_WIDTH = 600;
const DIALOG_HEIGHT = 400;

export interface FrameEvents {
  call(frameId: string, functionName: string, args: readonly unknown[]): Promise<CallResult>;
  close(frameId: string): void;
  focusEditor(): void;
  /** Fonts for machines without Chinese ones; handed to each frame, which may not fetch them itself. */
  fonts(): Promise<readonly { readonly family: string; readonly weight: string; readonly data: ArrayBuffer }[]>;
}

export interface Frames {
  /** The panel at the right; hidden while no sidebar is open. */
  readonly sidebar: HTMLElement;
  show(sidebar: FrameView | null, dialog: FrameView | null): void;
}

interface OpenFrame {
  readonly view: FrameView;
  readonly frame: HTMLIFrameElement;
  readonly dialog?: HTMLDialogElement;
}

export function createFrames(words: Words, events: FrameEvents): Frames {
  const sidebar = element('aside', { class: 'sidebar', hidden: true });
  let openSidebar: OpenFrame | null = null;
  let openDialog: OpenFrame | null = null;

  const makeFrame = (view: FrameView) =>
    element('iframe', {
      sandbox: SANDBOX,
      src: `/frame/${view.frameId}`,
      title: view.title,
      referrerpolicy: 'no-referrer',
      // Else a dialog would give the focus to its close button.
      autofocus: true,
    });
  const closeButton = (view: FrameView) =>
    element(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': words.close,
        title: words.close,
        onclick: () => events.close(view.frameId),
      },
      icon(CLOSE),
    );

  addEventListener('message', (event: MessageEvent<FrameRequest>) => {
    const from = [openSidebar, openDialog].find((open) => open !== null && open.frame.contentWindow === event.source);
    if (!from || event.origin !== 'null') return;
    const request = event.data;
    // An opaque origin cannot be named, so the answer goes to that window whatever it shows; it is its own data.
    const answer = (message: FrameAnswer) => from.frame.contentWindow?.postMessage(message, '*');
    switch (request?.ledgerline) {
      case 'ready':
        void events.fonts().then(
          (faces) => answer({ ledgerline: 'fonts', faces }),
          () => undefined,
        );
        break;
      case 'call': {
        const { callId, functionName, args } = request;
        void events
          .call(from.view.frameId, functionName, args)
          .then((result) => answer({ ledgerline: 'result', callId, result }));
        break;
      }
      case 'close':
        events.close(from.view.frameId);
        break;
      case 'focus-editor':
        events.focusEditor();
        break;
      case 'set-size':
        if (from.dialog) resize(from, request.width, request.height);
        break;
    }
  });

  const resize = (open: OpenFrame, width?: number, height?: number) => {
    const clamp = (size: number, available: number) => `${Math.max(80, Math.min(size, available - 60))}px`;
    if (width !== undefined && Number.isFinite(width)) open.frame.style.width = clamp(width, innerWidth);
    if (height !== undefined && Number.isFinite(height)) open.frame.style.height = clamp(height, innerHeight - 60);
  };

  const showSidebar = (view: FrameView | null) => {
    if (openSidebar?.view.frameId === view?.frameId) return;
    openSidebar = view ? { view, frame: makeFrame(view) } : null;
    sidebar.hidden = openSidebar === null;
    sidebar.setAttribute('aria-label', view?.title || words.sidebar);
    sidebar.replaceChildren();
    if (!openSidebar || !view) return;
    sidebar.append(
      element('header', { class: 'panel-header' }, element('h2', {}, view.title), closeButton(view)),
      openSidebar.frame,
    );
  };

  const showDialog = (view: FrameView | null) => {
    if (openDialog?.view.frameId === view?.frameId) return;
    openDialog?.dialog?.close();
    openDialog?.dialog?.remove();
    openDialog = null;
    if (!view) return;
    const frame = makeFrame(view);
    const header = element(
      'div',
      { class: 'panel-header' },
      element('h2', { id: 'dialog-title' }, view.title),
      closeButton(view),
    );
    const dialog = element(
      'dialog',
      { class: view.modal ? 'page-dialog' : 'page-dialog modeless', 'aria-labelledby': 'dialog-title' },
      header,
      frame,
    );
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      events.close(view.frameId);
    });
    openDialog = { view, frame, dialog };
    resize(openDialog, view.width ?? DIALOG_WIDTH, view.height ?? DIALOG_HEIGHT);
    document.body.append(dialog);
    if (view.modal) dialog.showModal();
    else {
      dialog.show();
      makeMovable(dialog, header);
    }
  };

  return {
    sidebar,
    show(sidebarView, dialogView) {
      showSidebar(sidebarView);
      showDialog(dialogView);
    },
  };
}

/** A dialog that leaves the sheet usable can be pulled aside by its header. */
function makeMovable(dialog: HTMLDialogElement, handle: HTMLElement): void {
  let from: { x: number; y: number } | null = null;
  let offset = { x: 0, y: 0 };
  handle.addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('button')) return;
    from = { x: event.clientX - offset.x, y: event.clientY - offset.y };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!from) return;
    offset = { x: event.clientX - from.x, y: event.clientY - from.y };
    dialog.style.transform = `translate(${offset.x}px, ${offset.y}px)`;
  });
  handle.addEventListener('pointerup', () => {
    from = null;
  });
}
