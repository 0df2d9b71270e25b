/**
 * Put at the top of every page that the add-on shows: gives it `google.script.run` and `google.script.host`, carried
 * by messages to the workbench's page. The frame has an origin of its own (none) and reaches nothing else.
 */
import type { FrameAnswer, FrameRequest } from './frame-message';
import { formFields, plainArguments } from './plain-value';
import type { CallResult } from './protocol';
import { createRunner } from './script-run';

// The address keeps the workbench's origin even though the frame's own origin is opaque.
const workbenchOrigin = location.origin;
const tell = (request: FrameRequest) => parent.postMessage(request, workbenchOrigin);

// The server names the script's public functions on the very element that runs this.
const functions = new Set(document.currentScript?.dataset['functions']?.split(' '));

const answers = new Map<number, (result: CallResult) => void>();
let lastCallId = 0;

// The page around does not hear keys of a frame: F6 leads back to the cells.
addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  tell({ ledgerline: 'focus-editor' });
});

addEventListener('message', (event: MessageEvent<FrameAnswer>) => {
  if (event.source !== parent || event.origin !== workbenchOrigin) return;
  const answer = event.data;
  if (answer.ledgerline === 'result') {
    answers.get(answer.callId)?.(answer.result);
    answers.delete(answer.callId);
  } else if (answer.ledgerline === 'fonts') {
    for (const { family, weight, data } of answer.faces)
      document.fonts.add(new FontFace(family, data, { weight, display: 'swap' }));
  }
});

const send = (functionName: string, args: readonly unknown[]) =>
  new Promise<CallResult>((resolve) => {
    const callId = ++lastCallId;
    answers.set(callId, resolve);
    tell({ ledgerline: 'call', callId, functionName, args });
  });

const toPlain = (args: readonly unknown[]) =>
  args.length === 1 && args[0] instanceof HTMLFormElement ? [formFields(new FormData(args[0]))] : plainArguments(args);

const google = {
  script: {
    run: createRunner(
      (name) => functions.has(name),
      send,
      toPlain,
      (error) => console.error(error),
    ),
    host: {
      origin: workbenchOrigin,
      close: () => tell({ ledgerline: 'close' }),
      setWidth: (width: number) => tell({ ledgerline: 'set-size', width }),
      setHeight: (height: number) => tell({ ledgerline: 'set-size', height }),
      editor: { focus: () => tell({ ledgerline: 'focus-editor' }) },
    },
  },
};
Object.defineProperty(globalThis, 'google', { value: google, configurable: true, writable: true, enumerable: true });
tell({ ledgerline: 'ready' });
