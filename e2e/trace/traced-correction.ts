import { followLive, type LiveEvent } from '@courant/client';
import { MINUTE } from '@courant/core/domain';
import { createLogger, createMetrics, openTracing } from '@courant/core/run';
import { TestClock } from '@courant/core/testing';
import { Nature, type RawRow, REAL_TIME } from '@courant/simulator';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openPublisherOfRows } from '../publisher-of-rows.ts';
import { WholeLine } from '../whole-line.ts';
import { type CollectedSpan, openCollector } from './collector.ts';

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
  // The SDK would wait for five seconds before it sends what it has.
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '20');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { endpoint, spans } = await openCollector();
  const clock = new TestClock(NOW);
  const publisher = await openPublisherOfRows(clock);
  publisher.publish(REAL_TIME, [rowOf(2000)]);
  const metrics = createMetrics({ exemplars: true });
  const line = await WholeLine.open({ publisher, clock, backfillFrom: NOW, metrics });
  await line.workers.waitUntilSettled();

  const logLines: string[] = [];
  const log = createLogger({ name: 'line', isTerminal: false, write: (json) => logLines.push(json) });
  const tracing = await openTracing('line', { otlpEndpoint: endpoint }, log);
  onTestFinished(() => tracing.close());
  const frames = await followUntil(line.url, 'ReadingRevised', async () => {
    publisher.publish(REAL_TIME, [rowOf(2050)]);
    await line.workers.advanceTo(clock.now() + 15 * MINUTE);
  });
  const delivery = await vi.waitUntil(() => spans.find(({ name }) => name === 'deliver liveProduction'), {
    timeout: 20_000,
  });
  return { line, frames, spans: () => traceOf(spans, delivery.traceId), delivery };
}

const traceOf = (spans: readonly CollectedSpan[], traceId: string): CollectedSpan[] =>
  spans.filter((span) => span.traceId === traceId).sort((a, b) => a.start - b.start);

/** Follows Brittany; acts once its snapshot has come, and answers the events until one of a type. */
async function followUntil(
  url: string,
  type: LiveEvent['__typename'],
  act: () => Promise<void>,
): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  const stop = new AbortController();
  let acting: Promise<void> | undefined;
  const onEvent = (event: LiveEvent): void => {
    events.push(event);
    acting ??= act();
    if (event.__typename === type) stop.abort();
  };
  await followLive({
    url: `${url}/graphql`,
    areas: ['BRE'],
    signal: stop.signal,
    onEvent,
    webSocket: WebSocket,
  });
  await acting;
  return events;
}
