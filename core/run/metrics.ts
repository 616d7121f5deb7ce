import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Figures by name for `/metrics`, each with a sentence of help; names as Prometheus wants them. */
export interface Metrics {
  /** A sum that only grows; the returned function adds to it. */
  counter(name: string, help: string): (by: number) => void;
  /** A figure that is read whenever somebody looks. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void;
  /** Everything in Prometheus's text form. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** A set of figures of its own, with the runtime's in it. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    counter(name, help) {
      const counter = new Counter({ name, help, registers: [registry] });
      return (by) => counter.inc(by);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
