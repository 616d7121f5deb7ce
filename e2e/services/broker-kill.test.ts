import type { Reading } from '@courant/core/domain';
import { type EventLog, openLog, READINGS, StaleBatchError } from '@courant/core/log';
import { type KafkaService, openKafka } from '@courant/tools/services';
import { expect, onTestFinished, test } from 'vitest';
import { describeOnKafka, newLogUrl } from './kafka-url.ts';
import { regionAt } from './seeded-readings.ts';

/** How often the broker is killed; 10 is the full count. */
const KILLS = Number(process.env.COURANT_KILLS ?? 2);
const HALF_HOUR = 1_800_000;
const READINGS_PER_ROUND = 50;

describeOnKafka('a broker that is killed', () => {
  test(`the broker is killed ${KILLS} times, and consumption resumes by itself with nothing lost`, {
    timeout: 120_000 + KILLS * 60_000,
  }, async () => {
    const kafka = await openKafka();
    onTestFinished(() => kafka.close());
    const url = newLogUrl(kafka.url);
    const [writer, reader] = [await openTestLog(url), await openTestLog(url)];
    const consumer = new CommittingConsumer(reader);
    const recoveriesMs: number[] = [];
    let appended = 0;
    for (let kill = 0; kill <= KILLS; kill++) {
      const round = readings(appended, READINGS_PER_ROUND);
      appended += READINGS_PER_ROUND;
      // The broker dies during the append, which retries until it is back.
      const appending = writer.append(READINGS, round);
      if (kill < KILLS) await killAndRestart(kafka);
      const restartedAt = performance.now();
      await appending;
      await consumer.waitForCount(appended);
      recoveriesMs.push(Math.round(performance.now() - restartedAt));
    }
    await consumer.stop();
    expect(consumer.missing(appended)).toEqual([]);
    expect(await reader.lag(READINGS, 'regions')).toBe(0);
    const times = recoveriesMs.slice(0, KILLS).join(', ');
    console.log(
      `${KILLS} kills of the broker; appending and consuming went on ${times} ms after it answered again`,
    );
  });
});

async function killAndRestart(kafka: KafkaService): Promise<void> {
  await kafka.kill();
  await kafka.start();
}

async function openTestLog(url: string): Promise<EventLog> {
  const log = await openLog(url, { dataDir: 'unused', warn: () => undefined });
  onTestFinished(() => log.close());
  return log;
}

const readings = (from: number, count: number): Reading[] =>
  [...Array(count).keys()].map((i) => ({
    area: regionAt(from + i),
    start: (from + i) * HALF_HOUR,
    stepMinutes: 30,
    vintage: 'DEFINITIVE',
    knownAt: 0,
    values: Array(11).fill(null),
    extra: {},
  }));

/** Consumes and commits through every failure of the broker; redelivered readings count once. */
class CommittingConsumer {
  readonly #log: EventLog;
  readonly #consumed = new Set<number>();
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #onBatch: () => void = () => undefined;

  constructor(log: EventLog) {
    this.#log = log;
    this.#running = this.#consume();
    this.#running.catch(() => undefined);
  }

  async waitForCount(count: number): Promise<void> {
    while (this.#consumed.size < count) {
      const batch = new Promise<void>((resolve) => {
        this.#onBatch = resolve;
      });
      await Promise.race([batch, this.#running]);
    }
  }

  missing(count: number): number[] {
    return [...Array(count).keys()].filter((n) => !this.#consumed.has(n));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #consume(): Promise<void> {
    for await (const batch of this.#log.consume(READINGS, 'regions', { signal: this.#stop.signal })) {
      for (const { message } of batch.entries)
        if (message.ok) this.#consumed.add(message.value.start / HALF_HOUR);
      await batch.commit().catch((error) => {
        if (!(error instanceof StaleBatchError)) throw error;
      });
      this.#onBatch();
    }
  }
}
