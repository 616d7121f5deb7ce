import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Logger } from './logger.ts';

type Export = SpanExporter['export'];
type Result = Parameters<Parameters<Export>[1]>[0];

/** Exports spans; says once that their collector takes none, and once that it takes them again. */
export class QuietExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #endpoint: string;
  readonly #log: Pick<Logger, 'warn' | 'info'>;
  #isAway = false;

  constructor(exporter: SpanExporter, endpoint: string, log: Pick<Logger, 'warn' | 'info'>) {
    this.#exporter = exporter;
    this.#endpoint = endpoint;
    this.#log = log;
  }

  readonly export: Export = (spans, done) =>
    this.#exporter.export(spans, (result) => {
      this.#report(result);
      // The SDK would print each failure; its queue goes on either way.
      done({ code: 0 });
    });

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.#exporter.forceFlush?.();
  }

  #report({ code, error }: Result): void {
    const isAway = code !== 0;
    if (isAway === this.#isAway) return;
    this.#isAway = isAway;
    if (isAway)
      this.#log.warn(
        { err: error },
        `OTEL_EXPORTER_OTLP_ENDPOINT: ${this.#endpoint} takes no traces; they are dropped`,
      );
    else this.#log.info(`OTEL_EXPORTER_OTLP_ENDPOINT: ${this.#endpoint} takes traces again`);
  }
}
