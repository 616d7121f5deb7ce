import { type Attributes, activeTraceparent, inChildSpan, type SpanFacts, SpanKind } from '../trace/index.ts';
import type { Batch } from './event-log.ts';
import type { Topic } from './topic.ts';

/** The span of a batch's work, a child of what appended its newest entry; of the others it has links. */
export const batchSpan = <T>(
  scope: string,
  topic: Topic<T>,
  group: string,
  { partition, entries }: Batch<T>,
): SpanFacts => ({
  scope,
  kind: SpanKind.CONSUMER,
  attributes: {
    'messaging.operation.type': 'process',
    'messaging.destination.name': topic.name,
    'messaging.destination.partition.id': String(partition),
    'messaging.consumer.group.name': group,
    'messaging.batch.message_count': entries.length,
  },
  causes: [...new Set(entries.flatMap(({ traceparent }) => traceparent ?? []))],
});

/**
 * Appends in a span, where another one is active.
 * @param system the log's driver
 * @param append is given the span, to keep it with the entries
 */
export function inAppendSpan<T>(
  system: string,
  topic: string,
  count: number,
  append: (traceparent: string | undefined) => Promise<T>,
): Promise<T> {
  const attributes: Attributes = {
    'messaging.system': system,
    'messaging.operation.type': 'send',
    'messaging.destination.name': topic,
    'messaging.batch.message_count': count,
  };
  const facts: SpanFacts = { scope: 'log', kind: SpanKind.PRODUCER, attributes };
  return inChildSpan(`send ${topic}`, facts, () => append(activeTraceparent()));
}
