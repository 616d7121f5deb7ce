import { expect, test } from 'vitest';
import type { CollectedSpan } from './collector.ts';
import { traceCorrection } from './traced-correction.ts';

/** A span by its package, its name and those of what it comes from: its parent, and its links after a plus. */
function describeSpans(spans: readonly CollectedSpan[]): string[] {
  const name = (id: string | undefined): string => {
    const span = spans.find(({ spanId }) => spanId === id);
    return span ? `${span.scope} ${span.name}` : '-';
  };
  return spans.map(({ spanId, parentSpanId, links }) =>
    [`${name(spanId)} < ${name(parentSpanId)}`, ...links.map(name)].join(' + '),
  );
}

test('one trace has a correction from the publisher to a client', { timeout: 60_000 }, async () => {
  const { frames, spans } = await traceCorrection();
  console.log(frames, describeSpans(spans()));
  expect(1).toBe(2);
});
