import { expect, test } from 'vitest';
import { RunningExports } from './running-exports.ts';

const STALLED_MS = 10_000;

/** Eight exports, two of each address, whose clients take what each test takes for them. */
function fill() {
  const clock = { now: 0 };
  const exports = new RunningExports({ stalledAfterMs: STALLED_MS, now: () => clock.now });
  const cut: number[] = [];
  const running = Array.from({ length: 8 }, (_, i) => exports.start(`address ${i >> 1}`, () => cut.push(i)));
  const start = () => exports.start('another', () => undefined);
  return { clock, exports, cut, running, start };
}

/** What is computed once an export asks for it. */
async function* pieces(count: number, bytes = 1): AsyncGenerator<Buffer> {
  for (let piece = 0; piece < count; piece++) yield Buffer.alloc(bytes);
}

test('where no place is free, the export whose client has taken nothing for longest is cut', async () => {
  const { clock, exports, cut, running, start } = fill();
  for (const [i, one] of running.entries()) {
    clock.now = i === 3 ? 0 : 1_000;
    await one.watch(pieces(2)).next();
  }
  clock.now = STALLED_MS - 1;
  expect(start).toThrow('8 exports are running; ask again in a moment.');
  clock.now = STALLED_MS + 1_000;
  start();
  expect(cut).toEqual([3]);
  expect(exports.count).toBe(8);
});

test('a client that reads slowly keeps its place, and so does one whose next bytes are computed', async () => {
  const { clock, cut, running, start } = fill();
  const slow = running.map((one) => one.watch(pieces(1, 300_000)));
  for (const bytes of slow) await bytes.next();
  for (let slice = 1; slice < 4; slice++) {
    clock.now += STALLED_MS - 1;
    for (const bytes of slow) expect((await bytes.next()).value).toHaveLength(65_536);
  }
  clock.now += STALLED_MS - 1;
  expect(start).toThrow('8 exports are running');
  for (const bytes of slow) while (!(await bytes.next()).done);
  clock.now += 10 * STALLED_MS;
  expect(start).toThrow('8 exports are running');
  expect(cut).toEqual([]);
});

test('an address that has two cuts its own that has stalled, and no other', async () => {
  const { clock, exports, cut, running } = fill();
  for (const i of [0, 7]) {
    await running[i]?.watch(pieces(2)).next();
    clock.now += 1;
  }
  clock.now += STALLED_MS;
  exports.start('address 3', () => undefined);
  expect(cut).toEqual([7]);
  expect(() => exports.start('address 3', () => undefined)).toThrow('Your address has 2 exports running');
});
