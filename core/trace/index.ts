/** The entry point of trace: spans over OpenTelemetry's API. `core/run` loads its SDK, where a setting names a collector. */
export { hasContext, keepContext, passContext, withContextOf } from './kept-context.ts';
export {
  type Attributes,
  activeIds,
  activeTraceparent,
  failSpan,
  inChildSpan,
  inSpan,
  type Span,
  type SpanFacts,
  SpanKind,
  startSpan,
} from './span.ts';
