/**
 * Small dialogs with words and buttons: the script's alerts and prompts, and the workbench's own questions.
 */
import { element } from './element';
import type { Question } from './protocol';
import type { Words } from './words';

export interface Reply {
  /** Name of Ui.Button: OK, CANCEL, YES, NO, CLOSE. */
  readonly button: string;
  readonly text: string | null;
}

interface Ask {
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  /** Label of a field for text, and what stands in it first. */
  readonly input?: string;
  readonly value?: string;
}

/** Shows a modal dialog and resolves when it is answered; Escape and the window's close give CLOSE. The last button is the calm one. */
export function ask({ title, message, buttons, input, value }: Ask): Promise<Reply> {
  return new Promise((resolve) => {
    const field =
      input === undefined
        ? null
        : element('input', { type: 'text', class: 'field', 'aria-label': input, autofocus: true, value });
    const done = (button: string) => {
      dialog.close();
      dialog.remove();
      resolve({ button, text: field ? field.value : null });
    };
    const heading = title === '' ? null : element('h2', { id: 'question-title' }, title);
    const text = element('p', { id: 'question-text', class: 'question-text' }, message);
    const dialog = element(
      'dialog',
      {
        class: 'question',
        role: 'alertdialog',
        'aria-labelledby': heading ? 'question-title' : 'question-text',
        'aria-describedby': 'question-text',
      },
      element(
        'form',
        {
          method: 'dialog',
          onsubmit: (event: SubmitEvent) => {
            event.preventDefault();
            done(buttons[0]!.id);
          },
        },
        heading,
        text,
        field,
        element(
          'div',
          { class: 'question-buttons' },
          ...buttons.map(({ id, label }, index) =>
            index === 0
              ? element('button', { type: 'submit', class: 'button primary' }, label)
              : element('button', { type: 'button', class: 'button', onclick: () => done(id) }, label),
          ),
        ),
      ),
    );
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      done('CLOSE');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The buttons of Ui.ButtonSet, first the one that Enter presses. */
const BUTTON_SETS: Readonly<Record<string, readonly string[]>> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

/** Asks what a script's alert or prompt asks. */
export function askQuestion(words: Words, question: Question): Promise<Reply> {
  const ids = BUTTON_SETS[question.buttons] ?? ['OK'];
  return ask({
    title: question.title,
    message: question.message,
    buttons: ids.map((id) => ({ id, label: words.buttons[id] ?? id })),
    ...(question.kind === 'prompt' && { input: question.message || words.answer }),
  });
}
