import type { Probe, ProbeReport } from './client/probe.ts';
import { waitMs, within } from './client/wait.ts';
import type { AttackedServer, Usage } from './server/server-process.ts';
import { type Finding, finding, type Trial } from './trial/trial.ts';

/** Left out: the first queries compile what they run. */
const WARM_UP_MS = 2_000;
const IDLE_MS = 5_000;
/** What a short trial leaves is still seen by the probe. */
const MIN_DURING_MS = 3_000;
/** A trial that is not over by then has stopped the server; the longest delivers a million events. */
const TRIAL_LIMIT_MS = 1_800_000;
const USAGE_LIMIT_MS = 20_000;
const SETTLE_MS = 2_000;
/** The probe may wait this much longer than idle; below the floor, only the shared processor speaks. */
const MAX_RATIO = 3;
const FLOOR_MS = 25;

/** A trial, and what the server and its other clients looked like meanwhile. */
export interface Measured {
  readonly trial: Trial;
  readonly findings: readonly Finding[];
  readonly seconds: number;
  readonly idle: ProbeReport;
  readonly during: ProbeReport;
  readonly before: Usage;
  /** Null where the trial ended its server, or left it unable to answer. */
  readonly after: Usage | null;
  /** Internal errors that the trial caused, the first with its stack. */
  readonly failures: readonly string[];
}

/** Runs a trial with a probe beside it. */
export async function measure(server: AttackedServer, probe: Probe, trial: Trial): Promise<Measured> {
  await waitMs(WARM_UP_MS);
  const before = await server.usage();
  const idle = await probe.measureFor(IDLE_MS);
  const startedAt = performance.now();
  const endless = [finding('the trial', 'not over in time', false)];
  const findings = await within(TRIAL_LIMIT_MS, trial.run(server, 'FULL'), endless);
  const seconds = (performance.now() - startedAt) / 1_000;
  await waitMs(Math.max(0, MIN_DURING_MS - seconds * 1_000));
  const during = await probe.take();
  await waitMs(SETTLE_MS);
  const after = await within(
    USAGE_LIMIT_MS,
    server.usage().catch(() => null),
    null,
  );
  const failures = after && after.failures > before.failures ? await server.failures() : [];
  return { trial, findings, seconds, idle, during, before, after, failures: failures.slice(before.failures) };
}

/** Everything that the trial should not have shown. */
export function shortcomingsOf({
  trial,
  findings,
  idle,
  during,
  after,
  failures,
}: Measured): readonly string[] {
  const limitMs = Math.max(FLOOR_MS, MAX_RATIO * idle.p99Ms);
  const isSpared = during.p99Ms <= limitMs && during.failed === 0;
  const isSilent = after === null && !trial.endsServer;
  return [
    ...(isSilent ? ['the server does not answer any more'] : []),
    ...findings.filter(({ passed }) => !passed).map(({ what, answered }) => `${what}: ${answered}`),
    ...(trial.mustSpareOthers && !isSpared
      ? [
          `others: p99 ${during.p99Ms.toFixed(0)} ms, ${during.failed} failed; allowed ${limitMs.toFixed(0)} ms`,
        ]
      : []),
    ...failures.slice(0, 2).map((text) => `internal error, ${failures.length} in all: ${text}`),
  ];
}
