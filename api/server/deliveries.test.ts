import { expect, test } from 'vitest';
import { Deliveries } from './deliveries.ts';
import { PrintedResult } from './printed-result.ts';
import { SocketClosedError } from './socket-sender.ts';

/** Results that come when they are given. */
class GivenResults implements AsyncIterableIterator<PrintedResult> {
  hasReturned = false;
  /** How often the next one was asked for. */
  requests = 0;
  #give: (result: IteratorResult<PrintedResult, undefined>) => void = () => undefined;

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<PrintedResult, undefined>> {
    this.requests++;
    return new Promise((resolve) => {
      this.#give = resolve;
    });
  }

  async return(): Promise<IteratorResult<PrintedResult, undefined>> {
    this.hasReturned = true;
    return { done: true, value: undefined };
  }

  give(tick: number): void {
    this.#give({ done: false, value: new PrintedResult({ data: { tick } }) });
  }
}

test('a client that has ended its subscription is sent nothing of it any more', async () => {
  const results = new GivenResults();
  const sent: PrintedResult[] = [];
  const deliveries = new Deliveries(results, (result) => void sent.push(result));
  const end = deliveries.next();
  results.give(1);
  await expect.poll(() => sent.length).toBe(1);
  await deliveries.return();
  results.give(2);
  expect((await end).done).toBe(true);
  expect(sent).toHaveLength(1);
});

test('a result that cannot be sent ends the results', async () => {
  const results = new GivenResults();
  const deliveries = new Deliveries(results, () => {
    throw new Error('The socket is closed.');
  });
  const end = deliveries.next();
  results.give(1);
  await expect(end).rejects.toThrow('The socket is closed.');
  expect(results.hasReturned).toBe(true);
});

test('a client that has gone is told nothing: its results end without an error', async () => {
  const results = new GivenResults();
  const deliveries = new Deliveries(results, () => {
    throw new SocketClosedError();
  });
  const end = deliveries.next();
  results.give(1);
  expect((await end).done).toBe(true);
  expect(results.hasReturned).toBe(true);
});

test('the next result is asked for once a message that has to wait is sent', async () => {
  const results = new GivenResults();
  let onSent: () => void = () => undefined;
  const sending = new Promise<void>((resolve) => {
    onSent = resolve;
  });
  const deliveries = new Deliveries(results, () => sending);
  void deliveries.next();
  results.give(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(results.requests).toBe(1);
  onSent();
  await expect.poll(() => results.requests).toBe(2);
});
