import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { expectKillsToLeaveNoTrace, openPublishers } from '../killed-line.ts';
import { describeOnKafka, newLogUrl } from './kafka-url.ts';

/** How often the line is killed; after each kill the group waits for a session time-out. */
const KILLS = Number(process.env.COURANT_KILLS ?? 2);

describeOnKafka('the line on Kafka', () => {
  test(`killed ${KILLS} times on Kafka, the line ends with what an uninterrupted embedded one ends with`, {
    timeout: 120_000 + KILLS * 60_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'courant-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const publishers = await openPublishers();
    onTestFinished(async () => void (await Promise.all(publishers.map((publisher) => publisher.close()))));
    const whole = { dataDir: join(folder, 'whole') };
    const killed = { dataDir: join(folder, 'killed'), logUrl: newLogUrl() };
    await expectKillsToLeaveNoTrace(KILLS, { whole, killed }, publishers);
  });
});
