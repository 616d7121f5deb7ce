import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import type { Closable } from './with-resource.ts';

const NOT_TRACING: Closable = { close: async () => undefined };

/**
 * Sends spans to the collector that a setting names; without one, nothing of OpenTelemetry's SDK is loaded.
 * @param name of the process
 */
export async function openTracing(
  name: string,
  { otlpEndpoint }: Pick<Config, 'otlpEndpoint'>,
  log: Pick<Logger, 'warn' | 'info'>,
): Promise<Closable> {
  if (otlpEndpoint === undefined) return NOT_TRACING;
  const { openOtlpTracing } = await import('./otlp-tracing.ts');
  return openOtlpTracing(name, otlpEndpoint, log);
}
