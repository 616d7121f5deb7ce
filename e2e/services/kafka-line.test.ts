import { MINUTE } from '@courant/core/domain';
import { TestClock } from '@courant/core/testing';
import { openSimulator, REAL_TIME } from '@courant/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { LiveFollower } from '../follower/live-follower.ts';
import { WholeLine } from '../whole-line.ts';
import { describeOnKafka, newLogUrl } from './kafka-url.ts';

const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 7, 27, 8, 20);
const FROM = NOW - 24 * HOUR;
const LATEST = '{ area(code: BRE) { latest { start consumption } } }';

interface LatestAnswer {
  readonly area: { readonly latest: { readonly start: string; readonly consumption: number } };
}

describeOnKafka('the whole line on Kafka', () => {
  test('answers what the line in memory answers, and sends a follower a correction', {
    timeout: 120_000,
  }, async () => {
    const clock = new TestClock(NOW);
    const publisher = await openSimulator({ now: clock.now, historyFrom: FROM, refresh: 'quarter-hour' });
    onTestFinished(() => publisher.close());
    const options = { publisher, clock, backfillFrom: FROM };
    const line = await WholeLine.open({ ...options, logUrl: newLogUrl(), watermarkSeconds: 1 });
    await line.workers.waitUntilSettled();
    const inMemory = await WholeLine.open({ ...options, clock: new TestClock(NOW) });
    await inMemory.workers.waitUntilSettled();
    const answer = await line.query<LatestAnswer>(LATEST);
    expect(answer).toEqual(await inMemory.query<LatestAnswer>(LATEST));

    const follower = new LiveFollower();
    onTestFinished(() => follower.cut());
    follower.connect(line.url);
    await follower.waitForEvents(1);
    const start = Date.parse(answer.area.latest.start);
    publisher.revise({ dataset: REAL_TIME, region: '53', start, field: 'consommation', value: 4321 });
    await line.workers.advanceTo(NOW + 15 * MINUTE);
    const { freshness } = await line.query<{ freshness: { cursor: string } }>('{ freshness { cursor } }');
    await follower.waitForCursor(freshness.cursor);
    expect(follower.events.map(({ kind }) => kind)).toContain('ReadingRevised');
  });
});
