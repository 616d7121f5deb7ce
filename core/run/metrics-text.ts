import { type Metric, type OpenMetricsContentType, Registry } from 'prom-client';

/** The metrics of a registry of OpenMetrics in the text format of Prometheus, which has no exemplars. */
export function prometheusText(registry: Registry<OpenMetricsContentType>): Promise<string> {
  const prometheus = new Registry();
  for (const metric of registry.getMetricsAsArray()) prometheus.registerMetric(metric as unknown as Metric);
  return prometheus.metrics();
}

/** The library takes `_total` off a counter's own name for it, which `prometheusText` needs: it is put back once it is read. */
export function openMetricsText(registry: Registry<OpenMetricsContentType>): Promise<string> {
  const named = registry.getMetricsAsArray().map((metric) => ({ metric, name: metric.name }));
  const text = registry.metrics();
  for (const { metric, name } of named) metric.name = name;
  return text;
}
