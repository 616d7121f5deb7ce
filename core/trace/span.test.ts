import { SpanStatusCode } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSpanRecorder, type SpanRecorder } from '../testing/span-recorder.ts';
import { activeIds, activeTraceparent, inChildSpan, inSpan } from './index.ts';

const FACTS = { scope: 'test' };
const causeOf = (n: number, flags = '01') =>
  `00-${String(n).padStart(32, '0')}-${String(n).padStart(16, '0')}-${flags}`;
const idOf = (n: number) => String(n).padStart(16, '0');

test('without an SDK work is done, no span is active and nothing is sent along', async () => {
  const seen = await inSpan('work', FACTS, async () => [activeTraceparent(), activeIds()]);
  expect(seen).toEqual([undefined, undefined]);
});

describe('a traced process', () => {
  let recorder: SpanRecorder;
  beforeEach(() => {
    recorder = openSpanRecorder();
  });
  afterEach(() => recorder.close());

  /** The span of work that comes from causes. */
  async function spanOf(causes: readonly string[]) {
    await inSpan('work', { ...FACTS, causes }, async () => undefined);
    const span = recorder.spans[0] ?? expect.unreachable();
    return {
      traceId: span.spanContext().traceId,
      parent: span.parentSpanContext?.spanId,
      links: span.links.map(({ context }) => context.spanId),
    };
  }

  test('continues the trace of the newest cause, and links the others', async () => {
    expect(await spanOf([causeOf(1), causeOf(2), causeOf(3)])).toEqual({
      traceId: '3'.padStart(32, '0'),
      parent: idOf(3),
      links: [idOf(1), idOf(2)],
    });
  });

  test('prefers a cause that is sampled', async () => {
    expect(await spanOf([causeOf(1), causeOf(2, '00')])).toMatchObject({ parent: idOf(1), links: [idOf(2)] });
  });

  test('has a bounded number of links, of the newest', async () => {
    const { links } = await spanOf([...Array(2_000).keys()].map((n) => causeOf(n + 1)));
    expect([links.length, links[0], links.at(-1)]).toEqual([32, idOf(1_968), idOf(1_999)]);
  });

  test.each([
    '',
    'x',
    causeOf(0),
    causeOf(1).toUpperCase().replace('00-', 'ZZ-'),
    `${causeOf(1)},${causeOf(2)}`,
  ])('begins a trace of its own where the cause is malformed: %s', async (cause) =>
    expect(await spanOf([cause])).toMatchObject({ parent: undefined, links: [] }),
  );

  test('makes spans within spans, which know what to send along', async () => {
    const [outer, inner] = await inSpan('outer', FACTS, async () => [
      activeIds(),
      await inChildSpan('inner', FACTS, async () => [activeIds(), activeTraceparent()] as const),
    ]);
    expect(recorder.spans.map(({ name }) => name)).toEqual(['inner', 'outer']);
    expect(recorder.spans[0]?.parentSpanContext?.spanId).toBe(outer?.spanId);
    expect(inner?.[1]).toBe(`00-${outer?.traceId}-${inner?.[0]?.spanId}-01`);
  });

  test('makes no child span where none is active', async () => {
    expect(await inChildSpan('inner', FACTS, async () => activeTraceparent())).toBeUndefined();
    expect(recorder.spans).toEqual([]);
  });

  test('records a failure and throws it on', async () => {
    await expect(inSpan('work', FACTS, () => Promise.reject(new Error('no answer')))).rejects.toThrow(
      'no answer',
    );
    expect(recorder.spans[0]?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'no answer' });
  });
});
