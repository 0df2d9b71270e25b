/** What a step of the page is answered with. */

export type Answer = { readonly json: unknown } | { readonly fileName: string; readonly bytes: Uint8Array };

/** A step that is not carried out, for a reason that the page tells: a code that it words, or a message as it is. */
export class StepRefused extends Error {
  constructor(
    readonly code: string,
    message = '',
    readonly detail?: Readonly<Record<string, string | number>>,
  ) {
    super(message);
  }
}
