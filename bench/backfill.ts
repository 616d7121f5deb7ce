import { parseArgs } from 'node:util';
import { openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { type BareWrite, openBareRun, toBareWrites } from './backfill/bare-run.ts';
import { openLineRun } from './backfill/line-run.ts';
import { stepOf } from './backfill/step.ts';
import { emptyFolder, HISTORY_FOLDER, markComplete } from './history/folder.ts';
import {
  halfHoursIn,
  readingsOf,
  type Slice,
  slicesNewestFirst,
  slicesUpTo,
  toBatches,
} from './history/slices.ts';
import { type Cost, costOf, median, sum } from './measure/cost.ts';
import { profileOf } from './measure/profile.ts';
import { printProfile } from './measure/profile-table.ts';

// A history through log, processor and store, against a loop that only writes the same bytes; rounds alternate.

const { values: flags } = parseArgs({ options: { readings: { type: 'string' } } });
/** Rounds of a run, of which the first warms up and the last is profiled; both are left out of the medians. */
const ROUNDS = 13;

interface Round {
  readonly readings: number;
  readonly line: Cost;
  readonly bare: Cost;
  readonly bytes: number;
}

const all = slicesNewestFirst();
const slices = flags.readings ? slicesUpTo(all, Number(flags.readings)) : all;
const folder = emptyFolder(slices.length === all.length ? HISTORY_FOLDER : 'part');
const line = openLineRun(
  await openLog('embedded:', { dataDir: folder }),
  await openStore('embedded:', { dataDir: folder }),
);
const bare = openBareRun(emptyFolder('bare'));
const offsets = new Map<string, number>();
const rounds: Round[] = [];
const batches = toBatches(slices, ROUNDS);
for (const [i, batch] of batches.entries()) {
  const round = await runRound(batch, i === batches.length - 1);
  if (i > 0 && i < batches.length - 1) rounds.push(round);
}
await line.close();
await bare.close();
if (slices.length === all.length) markComplete(folder);
report(rounds);

async function runRound(batch: readonly Slice[], profiled: boolean): Promise<Round> {
  const readings = batch.map(readingsOf);
  const settle = () => line.settle(readings);
  const cost = profiled ? await profiledCostOf(settle) : await costOf(settle);
  const writes = await toBareWrites(line.trace.takeWrites(), line.store, offsets);
  const bareCost = await costOf(() => bare.write(writes));
  return {
    readings: sum(batch.map(halfHoursIn)),
    line: cost,
    bare: bareCost,
    bytes: bytesIn(writes),
  };
}

async function profiledCostOf(settle: () => Promise<void>): Promise<Cost> {
  const { profile, result } = await profileOf(() => costOf(settle));
  printProfile('The line in its last round', profile, stepOf);
  return result;
}

function bytesIn(writes: readonly BareWrite[]): number {
  return sum(writes.flatMap(({ puts }) => puts.map(([, , bytes]) => bytes)));
}

function report(measured: readonly Round[]): void {
  const ratio = (of: (cost: Cost) => number) =>
    median(measured.map((round) => of(round.bare) / of(round.line))).toFixed(3);
  const per = (of: (round: Round) => number) => median(measured.map((round) => of(round) / round.readings));
  console.log(`${measured.length} rounds of about ${measured[0]?.readings} readings, medians:`);
  console.log(`bare / line, on the clock   ${ratio((cost) => cost.wallMs)}   (aim: at least 0.3)`);
  console.log(`bare / line, processor time ${ratio((cost) => cost.cpuMs)}`);
  console.log(
    `line: ${(1_000 / per(({ line }) => line.wallMs)).toFixed(0)} readings a second, ` +
      `${(1_000 * per(({ line }) => line.cpuMs)).toFixed(1)} us of processor time each`,
  );
  console.log(
    `bare: ${(1_000 * per(({ bare }) => bare.cpuMs)).toFixed(1)} us each, ` +
      `${per(({ bytes }) => bytes).toFixed(0)} bytes written each`,
  );
}
