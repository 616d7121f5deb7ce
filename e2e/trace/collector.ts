import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

interface OtlpAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, string | number>>;
}

/** A span as OTLP has it, in JSON. */
interface OtlpSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** A span that a collector was sent. */
export interface CollectedSpan {
  readonly name: string;
  /** The process that sent it, such as `courant-ingest`. */
  readonly service: string;
  /** The package that did the work: `ingest`, `log`, `processor` or `api`. */
  readonly scope: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  /** The spans that are linked. */
  readonly links: readonly string[];
  /** Microseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly {
      readonly scope: { readonly name: string };
      readonly spans: readonly OtlpSpan[];
    }[];
  }[];
}

/** A collector on the loopback that takes OTLP over HTTP as JSON, and keeps it; closed after the test. */
export async function openCollector() {
  const spans: CollectedSpan[] = [];
  const server = createServer(async (request, response) => {
    spans.push(...(await readSpans(request)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans };
}

async function readSpans(request: IncomingMessage): Promise<CollectedSpan[]> {
  const { resourceSpans } = JSON.parse(await text(request)) as OtlpRequest;
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(toRecord(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => toCollected(span, scope.name, service)),
    );
  });
}

const toCollected = (span: OtlpSpan, scope: string, service: string): CollectedSpan => ({
  name: span.name,
  service,
  scope: scope.replace('courant.', ''),
  traceId: span.traceId,
  spanId: span.spanId,
  parentSpanId: span.parentSpanId || undefined,
  links: (span.links ?? []).map(({ spanId }) => spanId),
  start: Number(span.startTimeUnixNano) / 1_000,
  end: Number(span.endTimeUnixNano) / 1_000,
  attributes: toRecord(span.attributes),
});

const toRecord = (attributes: readonly OtlpAttribute[]): Record<string, string | number> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0] ?? '']));
