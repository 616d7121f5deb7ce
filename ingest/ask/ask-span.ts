import type { Fetch } from '@courant/core/domain';
import { failSpan, type Span, type SpanFacts } from '@courant/core/trace';
import type { Ask } from './ask.ts';

/** The span of an ask, from its request to the record of its fetch: the root of what follows from it. */
export const askSpan = ({ feed, purpose, from, to }: Ask): SpanFacts => ({
  scope: 'ingest',
  attributes: {
    'courant.feed': feed,
    'courant.ask.purpose': purpose,
    'courant.ask.from': new Date(from).toISOString(),
    'courant.ask.to': new Date(to).toISOString(),
  },
});

/** Says in the span of an ask what came of it. */
export function describeFetch(span: Span, { rows, appended, revised, rejected, refusal }: Fetch): void {
  span.setAttributes({
    'courant.rows': rows,
    'courant.rows.appended': appended,
    'courant.rows.revised': revised,
    'courant.rows.rejected': rejected,
  });
  if (refusal) failSpan(span, refusal.reason);
}
