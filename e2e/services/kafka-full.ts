import { openKafka } from '@courant/tools/services';
import { expect, onTestFinished, vi } from 'vitest';
import { SmallDisk } from '../ends/small-disk.ts';
import { newLogUrl } from './kafka-url.ts';
import { HALF_HOURS, seededReadings } from './seeded-readings.ts';
import { expectContent, repeatedRevisions, ServerLine, settleInMemory } from './server-line.ts';
import { newStoreUrl } from './store-url.ts';

const TIMEOUT_MS = 120_000;
const NOTICED = { timeout: 60_000, interval: 100 };
const BEFORE = 300;
const READING_COUNT = 3_000;

/** On a Kafka whose disk is full, what is appended waits and the processor waits; with space again all is settled. */
export async function expectToOutlastFullKafka(): Promise<void> {
  const { disk, kafka } = await openKafkaOnDisk();
  const line = await ServerLine.open(newStoreUrl(), newLogUrl(kafka.url));
  const processor = await line.start('processor');
  await line.append(seededReadings(HALF_HOURS, 0, BEFORE));
  await line.waitUntilSettled(processor, TIMEOUT_MS);

  // The broker stops by itself then: its only folder cannot be written to.
  disk.fill();
  const appending = line.append(seededReadings(HALF_HOURS, BEFORE, READING_COUNT - BEFORE));
  await expect.poll(processor.output, NOTICED).toMatch(/kafka:\S+: .*ECONNREFUSED.*; trying again\./);

  disk.remount('size=1g');
  await kafka.start();
  await appending;
  await line.waitUntilSettled(processor, TIMEOUT_MS);
  expect(await processor.end(), processor.output()).toBe(0);
  await expectContent(line.store, await settleInMemory(seededReadings(HALF_HOURS, 0, READING_COUNT)));
  expect(await repeatedRevisions(line.store)).toEqual([]);
}

/** A broker of its own on a small disk, both gone after the test. */
async function openKafkaOnDisk() {
  const disk = new SmallDisk('size=1g');
  onTestFinished(() => disk.close());
  vi.stubEnv('TMPDIR', disk.folder);
  const kafka = await openKafka().finally(() => vi.unstubAllEnvs());
  onTestFinished(() => kafka.close());
  return { disk, kafka };
}
