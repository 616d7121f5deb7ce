import { openSpanRecorder, type SpanRecorder } from '@courant/core/testing';
import { activeIds, inSpan, keepContext } from '@courant/core/trace';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inDeliverySpan } from './delivery-span.ts';

let recorder: SpanRecorder;
beforeEach(() => {
  vi.useFakeTimers();
  recorder = openSpanRecorder();
});
afterEach(() => {
  recorder.close();
  vi.useRealTimers();
});

/** An event that was read in a span. */
const tracedEvent = (): Promise<object> =>
  inSpan('read', { scope: 'test' }, async () => {
    const event = {};
    keepContext(event);
    return event;
  });

/** Hands an event to so many sockets, and answers the span of each hand-over. */
function deliverTo(sockets: number, event: object): (string | undefined)[] {
  const spanIds: (string | undefined)[] = [];
  for (let i = 0; i < sockets; i++)
    inDeliverySpan(event, 'liveProduction', () => spanIds.push(activeIds()?.spanId));
  return spanIds;
}

const deliveries = () => recorder.spans.filter(({ name }) => name.startsWith('deliver '));

test('a thousand sockets are one span, a child of the read, in which each is handed the event', async () => {
  const spanIds = deliverTo(1_000, await tracedEvent());
  vi.advanceTimersByTime(1_000);
  const [span, ...others] = deliveries();
  expect(others).toEqual([]);
  expect(span).toMatchObject({ name: 'deliver liveProduction', attributes: { 'courant.sockets': 1_000 } });
  expect(span?.parentSpanContext?.spanId).toBe(recorder.spans[0]?.spanContext().spanId);
  expect(new Set(spanIds)).toEqual(new Set([span?.spanContext().spanId]));
});

test('a socket that comes later is handed the event and begins no span', async () => {
  const event = await tracedEvent();
  deliverTo(2, event);
  vi.advanceTimersByTime(1_000);
  expect(deliverTo(1, event)).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(deliveries().map(({ attributes }) => attributes['courant.sockets'])).toEqual([2]);
});

test('an event that is in no trace is handed over without a span', () => {
  expect(deliverTo(2, {})).toEqual([undefined, undefined]);
  expect(vi.getTimerCount()).toBe(0);
});
