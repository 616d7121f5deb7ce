import type { CDPSession, Page } from 'playwright-core';

/** What the reference work takes on the machine of decision 73, in ms on the processor. */
const REFERENCE_MS = 11;
const ROUNDS = 24;

/** A fixed piece of what a page does: computes, makes elements, styles them and lays them out. */
const REFERENCE_WORK = `(() => {
  const box = document.createElement('div');
  box.style.cssText = 'position: absolute; visibility: hidden';
  let figure = 1;
  for (let row = 0; row < 1000; row++) {
    for (let i = 0; i < 200; i++) figure = (figure * 16807 + i) % 2147483647;
    const element = document.createElement('p');
    element.textContent = String(figure);
    box.append(element);
  }
  document.body.append(box);
  box.getBoundingClientRect();
  box.remove();
})()`;

/** Resolves once what has changed is drawn. */
export const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))');

/**
 * What something costs the main thread of a page, in ms on the processor of decision 73, without a frame in which nothing
 * happens. Time that other programs take does not count; of some rounds the cheapest does, since they can only slow a
 * shared core down; and what they slow down in every round is divided out by the reference work.
 */
export async function cheapestMs(page: Page, happens: () => Promise<unknown>): Promise<number> {
  const spentMs = await openTaskClock(page);
  const [reference, nothing, happening]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    reference.push(await spentMs(() => page.evaluate(REFERENCE_WORK)));
    nothing.push(await spentMs(() => nextFrame(page)));
    happening.push(await spentMs(happens));
  }
  return (Math.min(...happening) - Math.min(...nothing)) / scaleOf(reference);
}

/** How many times as long as on the machine of decision 73 the same work takes here and now; 1 at least. */
export async function slowness(page: Page): Promise<number> {
  const spentMs = await openTaskClock(page);
  const reference: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    reference.push(await spentMs(() => page.evaluate(REFERENCE_WORK)));
  return scaleOf(reference);
}

const scaleOf = (referenceMs: readonly number[]): number =>
  Math.max(1, Math.min(...referenceMs) / REFERENCE_MS);

/** Says what the tasks of the page's main thread took meanwhile, in ms on the processor. */
async function openTaskClock(page: Page): Promise<(act: () => Promise<unknown>) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  // Left out, the domain is a clock's time.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async (act) => {
    const beforeMs = await readTaskMs(session);
    await act();
    return (await readTaskMs(session)) - beforeMs;
  };
}

/** All tasks of the main thread so far. */
async function readTaskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const tasks = metrics.find(({ name }) => name === 'TaskDuration');
  if (!tasks) throw new Error('Chromium does not say how long its tasks took.');
  return tasks.value * 1000;
}
