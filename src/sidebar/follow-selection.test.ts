import { followSelection } from './follow-selection';

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(visibilityState: DocumentVisibilityState): void {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('following the selection', () => {
  let page: Page;
  let asked: number;
  let answer: () => void;
  let busy: boolean;
  let end: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    page = new Page();
    asked = 0;
    busy = false;
  });
  afterEach(() => {
    end();
    jest.useRealTimers();
  });

  const begin = () => {
    const ask = () => {
      asked += 1;
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    };
    end = followSelection({ ask, isBusy: () => busy, page: page as unknown as Document });
  };
  const answered = async () => {
    answer();
    await jest.advanceTimersByTimeAsync(0);
  };

  it('asks at once and then three seconds after each answer', async () => {
    begin();
    expect(asked).toBe(1);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(1);
    await answered();
    await jest.advanceTimersByTimeAsync(2999);
    expect(asked).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked).toBe(2);
  });

  it('stops while the page is in the background, and asks at once when it comes back', async () => {
    begin();
    await answered();
    page.turn('hidden');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
    page.turn('visible');
    expect(asked).toBe(2);
  });

  it('goes into the background with a call under way and asks no more after its answer', async () => {
    begin();
    page.turn('hidden');
    await answered();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
  });

  it('asks nothing twice when the page comes and goes during a call', async () => {
    begin();
    page.turn('hidden');
    page.turn('visible');
    expect(asked).toBe(1);
    await answered();
    await jest.advanceTimersByTimeAsync(3000);
    expect(asked).toBe(2);
  });

  it('waits for other calls', async () => {
    busy = true;
    begin();
    await jest.advanceTimersByTimeAsync(5000);
    expect(asked).toBe(0);
    busy = false;
    await jest.advanceTimersByTimeAsync(200);
    expect(asked).toBe(1);
  });

  it('ends', async () => {
    begin();
    await answered();
    end();
    page.turn('visible');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
  });
});
