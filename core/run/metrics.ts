import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type OpenMetricsContentType,
  Registry,
} from 'prom-client';
import { activeIds } from '../trace/index.ts';
import { openMetricsText, prometheusText } from './metrics-text.ts';

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
  /** What a scraper with this header `Accept` is sent: OpenMetrics, which has the exemplars, where it takes that and there may be some. */
  answer(accept: string | undefined): Promise<MetricsAnswer>;
}

export interface MetricsAnswer {
  readonly contentType: string;
  readonly text: string;
}

export interface MetricsOptions {
  /** Whether each bucket of durations names the trace of its latest one. */
  readonly exemplars: boolean;
}

const BUCKETS_S = [0.001, 0.005, 0.025, 0.1, 0.25, 1, 5, 30, 300, 3600, 36_000];

/** A registry of its own, with the default metrics of Node in it. */
export function createMetrics({ exemplars }: MetricsOptions = { exemplars: false }): Metrics {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  collectDefaultMetrics({ register: registry });
  const histogramBy = <Name extends string>(labelNames: readonly Name[], name: string, help: string) => {
    const common = { name, help, labelNames, buckets: BUCKETS_S, registers: [registry] };
    return toObserver<Name>(new Histogram<string>({ ...common, enableExemplars: exemplars }), exemplars);
  };
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
      const observe = histogramBy([], name, help);
      return (seconds) => observe({}, seconds);
    },
    durationHistogramBy: histogramBy,
    text: () => prometheusText(registry),
    async answer(accept = '') {
      return exemplars && accept.includes('application/openmetrics-text')
        ? { contentType: Registry.OPENMETRICS_CONTENT_TYPE, text: await openMetricsText(registry) }
        : { contentType: Registry.PROMETHEUS_CONTENT_TYPE, text: await prometheusText(registry) };
    },
  };
}

/** What records one duration; with exemplars, and the span that is active. */
function toObserver<Name extends string>(
  histogram: Histogram<string>,
  exemplars: boolean,
): (labels: Labels<Name>, seconds: number) => void {
  return (labels, value) => {
    if (!exemplars) return histogram.observe(labels, value);
    const active = activeIds();
    const exemplarLabels = active ? { trace_id: active.traceId, span_id: active.spanId } : {};
    histogram.observe({ labels, value, exemplarLabels });
  };
}
