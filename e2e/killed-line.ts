import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openStore } from '@courant/core/store';
import { draw, openSimulator, type Simulator, type SimulatorOptions } from '@courant/simulator';
import { SOURCE_FLAGS } from '@courant/tools/services';
import { expect } from 'vitest';
import { contentOf } from './content-of.ts';

const SEED = 20_260_827;
const PROCESS = fileURLToPath(new URL('./backfill-process.ts', import.meta.url));

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 7, 27, 8, 20);
const FROM = NOW - 14 * DAY;

/**
 * The publisher on two days. On the first everything is backfilled; until the second, telemetry has been corrected,
 * half-hours have been consolidated and consolidated ones have become definitive. Its clock stands still, so that every
 * run gets the same answers.
 */
const DAYS: readonly (SimulatorOptions & { at: number })[] = [
  { at: NOW, consolidatedUntil: NOW - 9 * DAY, definitiveUntil: FROM },
  { at: NOW + 25 * 3_600_000, consolidatedUntil: NOW - 6 * DAY, definitiveUntil: NOW - 11 * DAY },
];

export const openPublishers = (): Promise<Simulator[]> =>
  Promise.all(DAYS.map(({ at, ...more }) => openSimulator({ now: () => at, historyFrom: FROM, ...more })));

/** Where a line keeps its data; the log is in `dataDir` unless a URL is given. */
export interface LineLocation {
  readonly dataDir: string;
  readonly logUrl?: string;
}

interface RunResult {
  readonly steps: number;
  readonly signal: string | null;
}

/** Runs the line on a day of the publisher until everything is settled, or kills it after so many steps. */
export async function runLineProcess(
  { dataDir, logUrl = 'embedded:' }: LineLocation,
  publishers: readonly Simulator[],
  day: number,
  killAfter = Number.POSITIVE_INFINITY,
): Promise<RunResult> {
  const settings = [dataDir, publishers[day]?.url ?? '', `${DAYS[day]?.at}`, `${FROM}`, logUrl];
  const args = [...SOURCE_FLAGS, PROCESS, ...settings];
  const line = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(line, 'exit');
  let steps = 0;
  for await (const _step of createInterface({ input: line.stdout })) {
    // It works on until the signal arrives, so the kill falls anywhere in the next step.
    if (++steps === killAfter) line.kill('SIGKILL');
  }
  const [code, signal] = (await exited) as [number | null, string | null];
  if (signal === null) expect(code).toBe(0);
  return { steps, signal };
}

async function contentIn(dataDir: string): Promise<{ text: string; superseded: number }> {
  const store = await openStore('embedded:', { dataDir });
  const content = await contentOf(store);
  await store.close();
  return content;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** So few steps after each start that every kill comes before the work is done, and the last ones far into it. */
const stepsBeforeKill = (kill: number, steps: number, kills: number): number =>
  1 + Math.floor((draw(SEED, kill) * 1.6 * steps) / (kills + 1));

/**
 * Runs one line through both days without interruption and another that is killed again and again, then compares the
 * content of their stores.
 */
export async function expectKillsToLeaveNoTrace(
  kills: number,
  locations: { whole: LineLocation; killed: LineLocation },
  publishers: readonly Simulator[],
): Promise<void> {
  let kill = 0;
  for (const day of DAYS.keys()) {
    const { steps } = await runLineProcess(locations.whole, publishers, day);
    const until = Math.round((kills * (day + 1)) / DAYS.length);
    const killsOfDay = until - kill;
    for (; kill < until; kill++) {
      const after = stepsBeforeKill(kill, steps, killsOfDay);
      const ended = await runLineProcess(locations.killed, publishers, day, after);
      expect(ended.signal, `kill ${kill}`).toBe('SIGKILL');
    }
    await runLineProcess(locations.killed, publishers, day);
  }
  await expectSameContent(locations.killed.dataDir, locations.whole.dataDir);
}

async function expectSameContent(dataDir: string, expectedDataDir: string): Promise<void> {
  const [expected, actual] = [await contentIn(expectedDataDir), await contentIn(dataDir)];
  expect(expected.text.length).toBeGreaterThan(1_000_000);
  expect(expected.superseded).toBeGreaterThan(100);
  if (hashOf(actual.text) !== hashOf(expected.text))
    expect(actual.text.split('\n')).toEqual(expected.text.split('\n'));
}
