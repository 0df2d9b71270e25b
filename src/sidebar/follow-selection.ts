/**
 * Asks for the customer of the selected row again and again, as Google tells a page nothing of selections. Asks only
 * while the page can be seen, and never beside another call. Knows nothing of what is asked.
 */

export interface Following {
  readonly ask: () => Promise<unknown>;
  /** Whether a call is under way. */
  readonly isBusy: () => boolean;
  /** From the answer to the next call. */
  readonly intervalMs?: number;
  readonly page?: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

/** While another call is under way, this is how soon its end is looked for. */
const BUSY_MS = 200;

/** Begins at once; the function handed back ends it. */
export function followSelection({ ask, isBusy, intervalMs = 3000, page = document }: Following): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let ended = false;
  async function turn(): Promise<void> {
    clearTimeout(timer);
    if (asking || ended || page.visibilityState !== 'visible') return;
    const waits = isBusy();
    if (!waits) {
      asking = true;
      await ask();
      asking = false;
    }
    if (!ended) timer = setTimeout(turn, waits ? BUSY_MS : intervalMs);
  }
  const onVisibility = (): void => void turn();
  page.addEventListener('visibilitychange', onVisibility);
  void turn();
  return () => {
    ended = true;
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', onVisibility);
  };
}
