import { collectDefaultMetrics, Registry } from 'prom-client';

/** What `/metrics` prints: a registry of its own per process, with the runtime's figures in it. */
export function openMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
