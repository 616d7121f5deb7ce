import { expect, test } from 'vitest';
import { LoopShare } from './loop-share.ts';

/** Works until `isOver`, giving way whenever its share is used up. */
async function workUntil(share: LoopShare, isOver: () => boolean): Promise<number> {
  let turns = 0;
  while (!isOver()) {
    if (share.isUsedUp) {
      await share.turn();
      turns++;
    }
    await undefined;
  }
  return turns;
}

test('streams that always have work let the event loop turn, each of them in its turn', async () => {
  const share = new LoopShare();
  let isOver = false;
  let timersFired = 0;
  const fire = (): void => {
    timersFired++;
    if (timersFired === 20) isOver = true;
    else setTimeout(fire, 0);
  };
  setTimeout(fire, 0);
  const turns = await Promise.all(Array.from({ length: 30 }, () => workUntil(share, () => isOver)));
  expect(timersFired).toBe(20);
  expect(Math.min(...turns)).toBeGreaterThan(0);
});
