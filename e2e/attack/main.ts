import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Probe } from './client/probe.ts';
import { type Measured, measure, shortcomingsOf } from './measured.ts';
import { AttackedServer } from './server/server-process.ts';
import { runSoak } from './soak/soak.ts';
import { costLines, shortcomingLines, tableHead, toRow } from './table.ts';
import { TRIALS } from './trial/all-trials.ts';
import { cutClientsOf } from './trial/cut-clients.ts';
import type { Trial } from './trial/trial.ts';

// `npm run attack` runs every attack, `-- stalled slow` some of them, `-- soak --minutes 30` the soak;
// `-- cuts --clients 200 --cuts 10 --changes 2000` a smaller crowd.

const FILLING = { historyDays: 370, announcements: 200_000 };
const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '30' },
    clients: { type: 'string' },
    cuts: { type: 'string' },
    changes: { type: 'string' },
  },
});
const { clients, cuts, changes } = flags;
const crowd = Object.entries({ clients, cuts, changes }).flatMap(([name, text]) =>
  text === undefined ? [] : [[name, Number(text)] as const],
);
const trialsOf = (name: string): readonly Trial[] =>
  name === 'cuts' ? [cutClientsOf(Object.fromEntries(crowd))] : (TRIALS[name] ?? []);
const unknown = positionals.find((name) => name !== 'soak' && !(name in TRIALS));
if (unknown !== undefined) {
  console.error(
    `npm run attack -- <names>: met "${unknown}", allowed: ${[...Object.keys(TRIALS), 'soak'].join(', ')}.`,
  );
  process.exit(2);
}
const dataDir = mkdtempSync(join(tmpdir(), 'courant-attack-'));
try {
  const isWell = positionals.includes('soak')
    ? await runSoak(dataDir, Number(flags.minutes))
    : await runTrials(positionals.length > 0 ? positionals : Object.keys(TRIALS));
  process.exitCode = isWell ? 0 : 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function runTrials(names: readonly string[]): Promise<boolean> {
  // Filled by a process of its own, whose memory no trial inherits.
  await (await startServer()).end();
  console.log(tableHead());
  const all: Measured[] = [];
  for (const trial of names.flatMap(trialsOf)) {
    const measured = await runOnNewServer(trial);
    console.log(toRow(measured));
    all.push(measured);
  }
  const failed = all.filter((measured) => shortcomingsOf(measured).length > 0);
  console.log(`\n${all.length - failed.length} of ${all.length} passed.`);
  for (const measured of failed) console.log(shortcomingLines(measured));
  for (const text of all.flatMap(costLines)) console.log(text);
  return failed.length === 0;
}

/** Each trial has a process of its own, so that none inherits what another left; the data stays. */
async function runOnNewServer(trial: Trial): Promise<Measured> {
  const server = await startServer();
  const probe = await Probe.open(server.url);
  const measured = await measure(server, probe, trial);
  await probe.close();
  await server.end();
  return measured;
}

function startServer(): Promise<AttackedServer> {
  return AttackedServer.start({ ...FILLING, dataDir, limits: { watermarkSeconds: 2 } });
}
