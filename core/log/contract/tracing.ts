import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSpanRecorder, type SpanRecorder } from '../../testing/span-recorder.ts';
import { inSpan } from '../../trace/index.ts';
import type { EventLog } from '../event-log.ts';
import { CHANGES, READINGS } from '../topic.ts';
import { change, consumeUntil, nextOf, reading } from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

/** The span in which entries were appended. */
export function describeTracing(name: string, { open }: LogUnderTest): void {
  describe(`an entry of ${name}`, () => {
    let log: EventLog;
    let recorder: SpanRecorder;
    beforeEach(async () => {
      log = await open(Date.now);
      recorder = openSpanRecorder();
    });
    afterEach(async () => {
      recorder.close();
      await log.close();
    });

    const inTrace = (append: () => Promise<unknown>) => inSpan('ask', { scope: 'test' }, append);
    /** Of each append in a trace, in order, what its entries name. */
    const appends = () =>
      recorder.spans
        .filter(({ name }) => name.startsWith('send '))
        .map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`);

    test('names the append of it, for a group and for a page', async () => {
      await inTrace(() => log.append(READINGS, [reading('IDF', 1), reading('CVL', 1)]));
      await log.append(READINGS, [reading('IDF', 2)]);
      await inTrace(() => log.append(READINGS, [reading('IDF', 3)]));
      const [first, third] = appends();
      const page = await log.read(READINGS, 0, 0, 10);
      expect(page.map(({ traceparent }) => traceparent)).toEqual([first, undefined, third]);
      const consumed = await consumeUntil(log, READINGS, 'regions', 4);
      const byPartition = (partition: number) =>
        consumed.filter((entry) => entry.partition === partition).map(({ traceparent }) => traceparent);
      expect([byPartition(0), byPartition(1)]).toEqual([[first, undefined, third], [first]]);
    });

    test('names it for a tail', async () => {
      const { end } = await log.extent(CHANGES, 0);
      await inTrace(() => log.append(CHANGES, [change(1)]));
      const tail = log.tail(CHANGES, 0, end, new AbortController().signal)[Symbol.asyncIterator]();
      expect((await nextOf(tail)).map(({ traceparent }) => traceparent)).toEqual(appends());
      await tail.return?.();
    });
  });
}
