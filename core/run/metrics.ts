import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures by name for `/metrics`, each with a sentence of help; names as Prometheus wants them. */
export interface Metrics {
  /** A sum that only grows; the returned function adds to it. */
  counter(name: string, help: string): (by: number) => void;
  /** A figure that is read whenever somebody looks. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void;
  /** Durations in seconds, from a millisecond to some hours; the returned function takes one. */
  durationHistogram(name: string, help: string): (took: number) => void;
  /** Everything in Prometheus's text form. */
  text(): Promise<string>;
  readonly contentType: string;
}

const BUCKETS_S = [0.001, 0.005, 0.025, 0.1, 0.25, 1, 5, 30, 300, 3600, 36_000];

/** A set of figures of its own, with the runtime's in it. */
export function createMetrics(): Metrics {
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
    durationHistogram(name, help) {
      const histogram = new Histogram({ name, help, buckets: BUCKETS_S, registers: [registry] });
      return (took) => histogram.observe(took);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
