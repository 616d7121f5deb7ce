import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Few values for each label: a server keeps every combination it has seen. */
type Labels<Name extends string> = Readonly<Record<Name, string>>;

type ValuesByLabel = ReadonlyMap<string, number>;

/** Metrics for `/metrics`, each with a sentence of help; names follow the rules of Prometheus. */
export interface Metrics {
  /** A sum that only grows; the returned function adds to it. */
  counter(name: string, help: string): (by: number) => void;
  /** One such sum for each combination of labels. */
  counterBy<Name extends string>(
    labels: readonly Name[],
    name: string,
    help: string,
  ): (labels: Labels<Name>, by: number) => void;
  /** A value that is read at each scrape. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void;
  /** Values by one label, read at each scrape; a label that is not read has no value. */
  gaugeBy(
    label: string,
    name: string,
    help: string,
    read: () => Promise<ValuesByLabel> | ValuesByLabel,
  ): void;
  /** Durations from a millisecond to ten hours; the returned function records one. */
  durationHistogram(name: string, help: string): (seconds: number) => void;
  /** Such durations for each combination of labels. */
  durationHistogramBy<Name extends string>(
    labels: readonly Name[],
    name: string,
    help: string,
  ): (labels: Labels<Name>, seconds: number) => void;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

const BUCKETS_S = [0.001, 0.005, 0.025, 0.1, 0.25, 1, 5, 30, 300, 3600, 36_000];

/** A registry of its own, with the default metrics of Node in it. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    counter(name, help) {
      const counter = new Counter({ name, help, registers: [registry] });
      return (by) => counter.inc(by);
    },
    counterBy(labelNames, name, help) {
      const counter = new Counter({ name, help, labelNames, registers: [registry] });
      return (labels, by) => counter.inc(labels, by);
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
    gaugeBy(label, name, help, read) {
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        async collect() {
          const values = await read();
          this.reset();
          for (const [value, number] of values) this.set({ [label]: value }, number);
        },
      });
    },
    durationHistogram(name, help) {
      const histogram = new Histogram({ name, help, buckets: BUCKETS_S, registers: [registry] });
      return (seconds) => histogram.observe(seconds);
    },
    durationHistogramBy(labelNames, name, help) {
      const histogram = new Histogram({ name, help, labelNames, buckets: BUCKETS_S, registers: [registry] });
      return (labels, seconds) => histogram.observe(labels, seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
