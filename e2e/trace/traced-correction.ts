import { MINUTE } from '@courant/core/domain';
import { createLogger, createMetrics, openTracing } from '@courant/core/run';
import { TestClock } from '@courant/core/testing';
import type { IngestProgress } from '@courant/ingest';
import { Nature, type RawRow, REAL_TIME } from '@courant/simulator';
import { onTestFinished, vi } from 'vitest';
import { openPublisherOfRows } from '../publisher-of-rows.ts';
import { WholeLine } from '../whole-line.ts';
import { openCollector } from './collector.ts';
import { followUntil } from './follow-until.ts';
import { waitForDelivery } from './whole-trace.ts';

const NOW = Date.parse('2026-08-27T12:00:00Z');

const rowOf = (consommation: number): RawRow => ({
  code_insee_region: '53',
  libelle_region: 'Bretagne',
  nature: Nature.realTime,
  date: '2026-08-27',
  heure: '13:30',
  date_heure: '2026-08-27T13:30:00+02:00',
  consommation,
  eolien: 640,
});

/** Lets a publisher correct one figure while a client follows, and collects what the whole line says of it. */
export async function traceCorrection() {
  const { endpoint, spans } = await openCollector();
  const clock = new TestClock(NOW);
  const publisher = await openPublisherOfRows(clock);
  publisher.publish(REAL_TIME, [rowOf(2000)]);
  const { log, logLines } = createTestLog();
  const metrics = createMetrics({ exemplars: true });
  const onProgress = ({ fetch }: IngestProgress): void => {
    if (fetch.revised) log.info(`${fetch.revised} reading was revised`);
  };
  const line = await WholeLine.open({ publisher, clock, backfillFrom: NOW, metrics, onProgress });
  await line.workers.waitUntilSettled();

  await openTracingTo(endpoint, log);
  const frames = await followUntil(line.url, 'ReadingRevised', async () => {
    publisher.publish(REAL_TIME, [rowOf(2050)]);
    await line.workers.advanceTo(clock.now() + 15 * MINUTE);
  });
  const { delivery, spans: trace } = await waitForDelivery(spans);
  const scrape = async () =>
    (await fetch(`${line.url}/metrics`, { headers: { accept: 'application/openmetrics-text' } })).text();
  return { frames, delivery, spans: trace, scrape, logLines };
}

function createTestLog() {
  const logLines: string[] = [];
  const write = (json: string): void => void logLines.push(json);
  return { log: createLogger({ name: 'line', isTerminal: false, write }), logLines };
}

async function openTracingTo(endpoint: string, log: ReturnType<typeof createLogger>): Promise<void> {
  // The SDK would wait for five seconds before it sends what it has.
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '20');
  const tracing = await openTracing('line', { otlpEndpoint: endpoint }, log);
  vi.unstubAllEnvs();
  onTestFinished(() => tracing.close());
}
