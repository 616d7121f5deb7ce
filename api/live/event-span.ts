import { CHANGES } from '@courant/core/log';
import { inSpan, keepContext, SpanKind } from '@courant/core/trace';
import type { LiveEntry } from './live-entry.ts';

/**
 * Reads the event of a new announcement in a span, which its deliveries go on from. One that a client catches up on is in
 * no trace: its trace ended long ago.
 */
export function inEventSpan<Event extends object>(
  { offset, traceparent }: LiveEntry,
  read: () => Promise<Event | null>,
): Promise<Event | null> {
  if (traceparent === undefined) return read();
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.destination.name': CHANGES.name,
    'messaging.kafka.offset': offset,
  };
  const facts = { scope: 'api', kind: SpanKind.CONSUMER, attributes, causes: [traceparent] };
  return inSpan(`process ${CHANGES.name}`, facts, async () => {
    const event = await read();
    if (event) keepContext(event);
    return event;
  });
}
