import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AREA_CODES, describeContent, RESOLUTIONS } from '@courant/core/domain';
import { openStore } from '@courant/core/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSimulator, type Simulator, type SimulatorOptions } from '../publisher/index.ts';
import { draw } from '../publisher/power/noise.ts';

/** How often the line is killed; 20 is the full count, which takes a minute or two. */
const KILLS = Number(process.env.COURANT_KILLS ?? 3);
const SEED = 20_260_827;
const PROCESS = fileURLToPath(new URL('./backfill-process.ts', import.meta.url));

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 7, 27, 8, 20);
const FROM = NOW - 14 * DAY;

/**
 * The publisher on two days: a backfill of everything, then a day on which telemetry has been corrected, half-hours have
 * been consolidated and consolidated ones are definitive. Its clock stands still, so every run is told the same.
 */
const DAYS: readonly (SimulatorOptions & { at: number })[] = [
  { at: NOW, consolidatedUntil: NOW - 9 * DAY, definitiveUntil: FROM },
  { at: NOW + 25 * 3_600_000, consolidatedUntil: NOW - 6 * DAY, definitiveUntil: NOW - 11 * DAY },
];

let folder: string;
let publishers: readonly Simulator[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'courant-killed-'));
  publishers = await Promise.all(
    DAYS.map(({ at, ...more }) => openSimulator({ now: () => at, historyFrom: FROM, ...more })),
  );
});
afterEach(async () => {
  await Promise.all(publishers.map((publisher) => publisher.close()));
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly steps: number;
  readonly signal: string | null;
}

/** Runs the line on a day of the publisher until nothing is left to do, or until it has told of so many steps. */
async function run(dataDir: string, day: number, killAfter = Number.POSITIVE_INFINITY): Promise<Ended> {
  const told = [dataDir, publishers[day]?.url ?? '', `${DAYS[day]?.at}`, `${FROM}`];
  const args = ['--conditions=@courant/source', '--import', 'tsx', PROCESS, ...told];
  const line = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(line, 'exit');
  let steps = 0;
  for await (const _step of createInterface({ input: line.stdout })) {
    // It goes on until the signal lands, wherever that is.
    if (++steps === killAfter) line.kill('SIGKILL');
  }
  const [code, signal] = (await gone) as [number | null, string | null];
  if (signal === null) expect(code).toBe(0);
  return { steps, signal };
}

/** What the store says: values, vintages and each slot's sequence of distinct superseded values. */
async function contentOf(dataDir: string): Promise<{ text: string; superseded: number }> {
  const store = await openStore('embedded:', { dataDir });
  const grids = AREA_CODES.flatMap((area) => RESOLUTIONS.map((resolution) => ({ area, resolution })));
  let [text, superseded] = ['', 0];
  for (const { area, resolution } of grids) {
    for (const chunk of await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)) {
      text += describeContent(chunk);
      superseded += chunk.superseded.length;
    }
  }
  await store.close();
  return { text, superseded };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** So few steps after each start that all kills come before the work is done, and yet reach far into it. */
const killPoint = (kill: number, steps: number, kills: number): number =>
  1 + Math.floor((draw(SEED, kill) * 1.6 * steps) / (kills + 1));

test(`killed ${KILLS} times in a backfill, the line ends with what an uninterrupted one ends with`, {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const [whole, killed] = [join(folder, 'whole'), join(folder, 'killed')];
  let kill = 0;
  for (const day of DAYS.keys()) {
    const { steps } = await run(whole, day);
    const until = Math.round((KILLS * (day + 1)) / DAYS.length);
    const kills = until - kill;
    for (; kill < until; kill++) {
      const ended = await run(killed, day, killPoint(kill, steps, kills));
      expect(ended.signal, `kill ${kill}`).toBe('SIGKILL');
    }
    await run(killed, day);
  }
  const [expected, met] = [await contentOf(whole), await contentOf(killed)];
  expect(expected.text.length).toBeGreaterThan(1_000_000);
  expect(expected.superseded).toBeGreaterThan(100);
  if (hashOf(met.text) !== hashOf(expected.text))
    expect(met.text.split('\n')).toEqual(expected.text.split('\n'));
});
