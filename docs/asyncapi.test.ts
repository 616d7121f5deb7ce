import { describe, expect, onTestFinished, test } from 'vitest';
import { DAY, HOUR, MEASURE_FACTS, PUBLISHED_MEASURES, REGION_CODES } from '../core/domain/index.ts';
import { ACCEPTED, type Entry, type EventLog, FETCHES, TOPICS, type Topic } from '../core/log/index.ts';
import { openSpanRecorder, TestClock } from '../core/testing/index.ts';
import { WholeLine } from '../e2e/whole-line.ts';
import { acceptDrift } from '../ingest/accept-drift/accept-drift.ts';
import { Nature, openSimulator, type RawRow, REAL_TIME } from '../simulator/index.ts';
import {
  CHANNELS,
  type Channel,
  errorsOf,
  examplesOf,
  fieldsOf,
  messagesOf,
  REGIONS,
  VALUES,
} from './described-log.ts';

const NOW = Date.UTC(2026, 7, 27, 8, 20);

const topics: readonly Topic<unknown>[] = TOPICS;

const channelOf = (name: string): Channel =>
  CHANNELS.find(({ address }) => address === name) ?? expect.unreachable(`no channel ${name}`);

const row = (heure: string, cells: Partial<RawRow>): RawRow => ({
  code_insee_region: '53',
  libelle_region: 'Bretagne',
  nature: Nature.realTime,
  date: '2026-08-27',
  heure,
  date_heure: `2026-08-27T${heure}:00+02:00`,
  consommation: 2000,
  ...cells,
});
/** A cell that is no figure beside a column that no answer had before, and a row that cannot be read. */
const ODD_ROWS = [
  row('09:00', { eolien: 'DC', nouvelle: 1 }),
  row('09:15', { nature: 'Données provisoires' }),
];

/** A simulated line after two days of backfill, a failure of the publisher and odd rows, and an operator who accepts them. */
async function openEventfulLine(): Promise<WholeLine> {
  const clock = new TestClock(NOW);
  const backfillFrom = NOW - DAY;
  const consolidatedUntil = NOW - DAY / 2;
  const publisher = await openSimulator({ now: clock.now, historyFrom: backfillFrom, consolidatedUntil });
  onTestFinished(() => publisher.close());
  const line = await WholeLine.open({ publisher, clock, backfillFrom, simulated: true });
  await line.workers.waitUntilSettled();
  publisher.publish(REAL_TIME, ODD_ROWS);
  publisher.misbehave({ kind: 'server-error' });
  await line.workers.advanceTo(NOW + HOUR);
  const args = [REAL_TIME, 'nouvelle'];
  await acceptDrift({ log: line.log, args, now: clock.now, signal: new AbortController().signal });
  return line;
}

async function entriesIn<T>(log: EventLog, topic: Topic<T>): Promise<Entry<T>[]> {
  const partitions = [...Array(topic.partitions).keys()];
  return (await Promise.all(partitions.map((partition) => log.read(topic, partition, 0, 1_000_000)))).flat();
}

/** The texts of a topic's messages. */
const textsIn = async (log: EventLog, topic: Topic<unknown>): Promise<string[]> =>
  (await entriesIn(log, topic)).map(({ message }) =>
    message.ok ? topic.encode(message.value) : message.raw,
  );

const hasDescribedHeader = (header: { traceparent: string | undefined }, channel: Channel): boolean =>
  header.traceparent !== undefined &&
  messagesOf(channel).every(({ validateHeaders }) => validateHeaders(header));

/** The fields that at least one of these objects has, null not counted. */
const fieldsIn = (texts: readonly string[]): Set<string> =>
  new Set(
    texts.flatMap((text) =>
      Object.entries(JSON.parse(text)).flatMap(([field, at]) => (at === null ? [] : [field])),
    ),
  );

test('every message of a simulated line that is traced is as the document says; each topic has some, and fetches have every field', async () => {
  const recorder = openSpanRecorder();
  onTestFinished(() => recorder.close());
  const { log } = await openEventfulLine();
  for (const topic of topics) {
    const texts = await textsIn(log, topic);
    expect(texts, topic.name).not.toEqual([]);
    const errors = texts.flatMap((text) => errorsOf(text, channelOf(topic.name)));
    expect([...new Set(errors)], topic.name).toEqual([]);
    const headers = (await entriesIn(log, topic)).map(({ traceparent }) => ({ traceparent }));
    const undescribed = headers.filter((header) => !hasDescribedHeader(header, channelOf(topic.name)));
    // The operator's command is in no trace.
    expect(undescribed, topic.name).toEqual(topic === ACCEPTED ? headers : []);
  }
  expect(fieldsIn(await textsIn(log, FETCHES))).toEqual(new Set(fieldsOf('fetch')));
});

test('the topics are those of the code, with their partitions and how long they are kept', () => {
  const described = CHANNELS.map(({ address, bindings }) => ({ name: address, ...bindings.kafka }));
  expect(described).toEqual(
    TOPICS.map(({ name, partitions, retentionMs }) => ({
      name,
      partitions,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': retentionMs ?? -1 },
    })),
  );
});

test('the regions are in the order of their partitions, the values in that of the measures, with their signs', () => {
  expect(REGIONS).toEqual(REGION_CODES);
  expect(VALUES.map(({ title, description }) => [title, description])).toEqual(
    PUBLISHED_MEASURES.map((measure) => [measure, MEASURE_FACTS[measure].description]),
  );
});

describe.each(topics)('the examples of $name', (topic) => {
  const channel = channelOf(topic.name);
  const examples = messagesOf(channel).flatMap(examplesOf);

  test('are what the document says, and the code reads them', () => {
    expect(examples.flatMap((text) => errorsOf(text, channel))).toEqual([]);
    expect(examples.map((text) => topic.encode(topic.decode(text)))).toEqual(examples);
  });

  test('are refused with one thing more', () => {
    const more = examples.map((text) => text.replace(/^\[/, '[0,').replace(/^\{/, '{"more":0,'));
    expect(more.filter((text) => errorsOf(text, channel).length === 0)).toEqual([]);
  });
});
