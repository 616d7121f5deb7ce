/** One condition of health and its state. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What a check finds. */
export type CheckResult = Omit<Check, 'name'>;

export interface HealthReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** Reports progress. Given an instant (epoch milliseconds UTC), silence counts only from then on. */
export type Heartbeat = (from?: number) => void;

/**
 * What `/healthz` and `/readyz` answer from. Ready means progress, not "the process is up": every readiness condition
 * has been met once, no heartbeat is overdue, and no check says no. Alive allows ten times as much silence, because a restart mends only a
 * worker that hangs, not a server elsewhere that is down.
 */
export interface Health {
  /** Not ready until the returned function is called; calling it again does nothing. */
  readiness(name: string): () => void;
  /** Not ready when the returned function has not been called for `maxSilenceMs`, not alive after ten times that. */
  heartbeat(name: string, maxSilenceMs: number): Heartbeat;
  /** Not ready while `check` says no: it is called for each report, and never rejects. A second one of a name replaces the first. */
  check(name: string, check: () => Promise<CheckResult>): void;
  /** For `/healthz`. */
  alive(): HealthReport;
  /** For `/readyz`. */
  ready(): Promise<HealthReport>;
}

interface HeartbeatState {
  readonly maxSilenceMs: number;
  lastHeartbeatAt: number;
}

const LIVENESS_FACTOR = 10;

/** @param now epoch milliseconds UTC */
export function createHealth(now: () => number = Date.now): Health {
  const readiness = new Map<string, boolean>();
  const heartbeats = new Map<string, HeartbeatState>();
  const checks = new Map<string, () => Promise<CheckResult>>();
  const checkHeartbeats = (factor: number): Check[] =>
    [...heartbeats].map(([name, { lastHeartbeatAt, maxSilenceMs }]) =>
      toHeartbeatCheck(name, now() - lastHeartbeatAt, maxSilenceMs * factor),
    );

  return {
    readiness(name) {
      readiness.set(name, false);
      return () => void readiness.set(name, true);
    },
    heartbeat(name, maxSilenceMs) {
      const state: HeartbeatState = { maxSilenceMs, lastHeartbeatAt: now() };
      heartbeats.set(name, state);
      return (from = now()) => {
        state.lastHeartbeatAt = from;
      };
    },
    check: (name, check) => void checks.set(name, check),
    alive: () => toReport(checkHeartbeats(LIVENESS_FACTOR)),
    async ready() {
      const checked = await Promise.all(
        [...checks].map(async ([name, check]): Promise<Check> => ({ name, ...(await check()) })),
      );
      return toReport([...checked, ...[...readiness].map(toReadinessCheck), ...checkHeartbeats(1)]);
    },
  };
}

const toReport = (checks: readonly Check[]): HealthReport => ({ ok: checks.every(({ ok }) => ok), checks });

const toReadinessCheck = ([name, ok]: [string, boolean]): Check => ({
  name,
  ok,
  detail: ok ? 'done' : 'not yet',
});

function toHeartbeatCheck(name: string, silentMs: number, allowedMs: number): Check {
  const silentS = Math.max(0, Math.round(silentMs / 1000));
  const detail = `last progress ${silentS} s ago, allowed ${Math.round(allowedMs / 1000)} s`;
  return { name, ok: silentMs <= allowedMs, detail };
}
