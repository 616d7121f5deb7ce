import { setTimeout as pause } from 'node:timers/promises';
import { context, diag, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from './logger.ts';
import { QuietExporter } from './quiet-exporter.ts';
import type { Closable } from './with-resource.ts';

/** What a stopping process gives the last spans: a worker has five seconds for everything. */
const FLUSH_MS = 1_000;

/**
 * Sends spans by OTLP over HTTP, from a queue of bounded length: what a collector does not take in time is dropped. The
 * SDK reads what else is set by OpenTelemetry's own names: sampler, resource attributes, headers, size of the queue.
 */
export function openOtlpTracing(
  name: string,
  endpoint: string,
  log: Pick<Logger, 'warn' | 'info'>,
): Closable {
  const exporter = new QuietExporter(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), endpoint, log);
  // What the SDK finds wrong in its own settings, of which it takes the default then.
  diag.setLogger({ ...SILENT, error: (sentence) => log.warn(sentence) });
  const provider = new NodeTracerProvider({
    resource: resourceOf(name),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  diag.disable();
  provider.register();
  return {
    async close() {
      await Promise.race([provider.shutdown(), pause(FLUSH_MS, undefined, { ref: false })]);
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}

const nothing = (): void => undefined;
const SILENT = { error: nothing, warn: nothing, info: nothing, debug: nothing, verbose: nothing };

const resourceOf = (name: string) =>
  defaultResource()
    .merge(resourceFromAttributes({ 'service.name': `courant-${name}` }))
    .merge(detectResources({ detectors: [envDetector] }));
