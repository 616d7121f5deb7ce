import { MINUTE } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import { Nature, type RawRow, REAL_TIME } from '@courant/simulator';
import { expect, test } from 'vitest';
import { openPublisherOfRows } from '../publisher-of-rows.ts';
import { openCollector } from '../trace/collector.ts';
import { followUntil } from '../trace/follow-until.ts';
import { pathTo, waitForDelivery } from '../trace/whole-trace.ts';
import { waitUntilServing } from './api-process.ts';
import { describeOnKafka } from './kafka-url.ts';
import { ServerLine } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

const TIMEOUT_MS = 120_000;
/** The SDK would wait for five seconds before it sends what it has. */
const SEND_EVERY_MS = '20';

/** A figure of Brittany for the quarter of an hour that ended last. */
function lastQuarterHour(): RawRow {
  const instant = new Date(Math.floor(Date.now() / (15 * MINUTE) - 1) * 15 * MINUTE);
  const inParis = instant.toLocaleString('sv-SE', { timeZone: 'Europe/Paris' });
  return {
    code_insee_region: '53',
    libelle_region: 'Bretagne',
    nature: Nature.realTime,
    date: inParis.slice(0, 10),
    heure: inParis.slice(11, 16),
    date_heure: instant.toISOString(),
    consommation: 2000,
  };
}

describeOnKafka('three workers that trace', () => {
  test('one trace goes through three processes and twice through Kafka, from the ask to the delivery', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const { endpoint, spans } = await openCollector();
    const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_SCHEDULE_DELAY: SEND_EVERY_MS };
    const publisher = await openPublisherOfRows({ now: Date.now });
    publisher.publish(REAL_TIME, [lastQuarterHour()]);
    const line = await ServerLine.open();
    await line.start('processor', tracing);
    const api = await line.start('api', tracing);
    await waitUntilServing(api, TIMEOUT_MS);

    const BACKFILL_FROM = new Date().toISOString().slice(0, 10);
    const asking = { ...tracing, PUBLISHER_URL: publisher.url, BACKFILL_FROM };
    await followUntil(api.url, 'ReadingPublished', async () => void (await line.start('ingest', asking)));
    const { delivery, spans: trace } = await waitForDelivery(spans);

    expect(pathTo(delivery, trace, 'service')).toEqual([
      'courant-ingest: ask eco2mix-regional-tr',
      expect.stringMatching(/^courant-ingest: send \w+\.courant\.readings$/),
      'courant-processor: process courant.readings',
      expect.stringMatching(/^courant-processor: send \w+\.courant\.changes$/),
      'courant-api: process courant.changes',
      'courant-api: deliver liveProduction',
    ]);
    expect(trace.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);
    const send = trace.find(({ name }) => name.endsWith('courant.readings')) ?? expect.unreachable();
    expect(await traceparentsOn(line)).toEqual([`00-${delivery.traceId}-${send.spanId}-01`]);
  });
});

/** What stands in the headers of the readings on the broker. */
async function traceparentsOn({ log }: ServerLine): Promise<(string | undefined)[]> {
  const partitions = Array.from({ length: READINGS.partitions }, (_, partition) => partition);
  const pages = await Promise.all(partitions.map((partition) => log.read(READINGS, partition, 0, 100)));
  return pages.flat().map(({ traceparent }) => traceparent);
}
