import { vi } from 'vitest';
import type { CollectedSpan } from './collector.ts';

/** A trace that ends with the delivery of an event to clients. */
export interface DeliveryTrace {
  readonly delivery: CollectedSpan;
  /** Every span of the trace, by its start. */
  readonly spans: readonly CollectedSpan[];
}

const TIMEOUT_MS = 25_000;

/**
 * The first delivery whose trace is whole: no span is still to come that another one is a child of.
 * @param spans what a collector is sent, also from now on
 */
export async function waitForDelivery(spans: readonly CollectedSpan[]): Promise<DeliveryTrace> {
  const isWhole = (span: CollectedSpan): boolean =>
    span.name === 'deliver liveProduction' && hasAllParents(traceOf(span, spans));
  const delivery = await vi.waitUntil(() => spans.find(isWhole), { timeout: TIMEOUT_MS });
  return { delivery, spans: traceOf(delivery, spans) };
}

/** From the root of a trace to one of its spans: each by a property and its name. */
export function pathTo(
  span: CollectedSpan,
  spans: readonly CollectedSpan[],
  property: 'scope' | 'service',
): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return [...(parent ? pathTo(parent, spans, property) : []), `${span[property]}: ${span.name}`];
}

const traceOf = ({ traceId }: CollectedSpan, spans: readonly CollectedSpan[]): CollectedSpan[] =>
  spans.filter((span) => span.traceId === traceId).sort((a, b) => a.start - b.start);

const hasAllParents = (spans: readonly CollectedSpan[]): boolean =>
  spans.every(({ parentSpanId }) => !parentSpanId || spans.some(({ spanId }) => spanId === parentSpanId));
