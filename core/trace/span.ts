import {
  type Attributes,
  type Context,
  context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';

export { type Attributes, type Span, SpanKind };

/** What a span says of itself. */
export interface SpanFacts {
  /** The package that does the work. */
  readonly scope: string;
  /** Internal, unless given. */
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** The `traceparent` of each entry that the work comes from, oldest first; without one it comes from the active span. */
  readonly causes?: readonly string[];
}

/** Links that a span has at most: a batch of a backfill may come from more. */
const MAX_LINKS = 32;

/**
 * Works in a span that ends with the work; a failure is recorded in it and thrown on. Calls only no-ops while no SDK is
 * loaded.
 */
export function inSpan<T>(name: string, facts: SpanFacts, work: (span: Span) => Promise<T>): Promise<T> {
  const { span, within } = startSpan(name, facts);
  return context.with(within, async () => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

const NO_SPAN = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Works in a span where another one is active: work that nothing traces begins no trace of its own. */
export const inChildSpan = <T>(
  name: string,
  facts: SpanFacts,
  work: (span: Span) => Promise<T>,
): Promise<T> => (trace.getActiveSpan() ? inSpan(name, facts, work) : work(NO_SPAN));

/** Begins a span that its caller ends, and the context of work within it. */
export function startSpan(
  name: string,
  { scope, kind = SpanKind.INTERNAL, attributes = {}, causes = [] }: SpanFacts,
): { readonly span: Span; readonly within: Context } {
  const { parent, links } = toParent(causes.flatMap(readTraceparent));
  const base = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : context.active();
  const options = { kind, attributes, links: links.map((linked) => ({ context: linked })) };
  const span = trace.getTracer(`courant.${scope}`).startSpan(name, options, base);
  return { span, within: trace.setSpan(base, span) };
}

export const failSpan = (span: Span, message: string): void =>
  void span.setStatus({ code: SpanStatusCode.ERROR, message });

/**
 * The newest cause becomes the parent, so that its trace goes on here; the others are linked. One that is sampled goes
 * before those that are not: a parent's decision is its children's.
 */
function toParent(causes: readonly SpanContext[]): { parent: SpanContext | undefined; links: SpanContext[] } {
  const parent = causes.findLast(isSampled) ?? causes.at(-1);
  return { parent, links: causes.filter((cause) => cause !== parent).slice(-MAX_LINKS) };
}

const isSampled = ({ traceFlags }: SpanContext): boolean => (traceFlags & TraceFlags.SAMPLED) !== 0;

/** Nothing, where it is malformed or no SDK is loaded. */
function readTraceparent(traceparent: string): SpanContext[] {
  const read = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
  return read ? [read] : [];
}

/** The active span as W3C Trace Context writes it, to send along with what the work leads to. */
export function activeTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** The ids of the active span, where it is sampled: for a log line, or an exemplar. */
export function activeIds(): { readonly traceId: string; readonly spanId: string } | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  return active && isSampled(active) ? { traceId: active.traceId, spanId: active.spanId } : undefined;
}
