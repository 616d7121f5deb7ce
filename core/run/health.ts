/** One thing that is watched, and how it stands. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface HealthReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** Tells of progress; given an instant (epoch milliseconds UTC), silence counts only from then on. */
export type Heartbeat = (from?: number) => void;

/**
 * What `/healthz` and `/readyz` answer from. Ready means progress, not "the process is up": every gate has been opened
 * once, and nothing that is to beat has fallen silent. Alive is the same with ten times the patience: a restart mends
 * a worker that hangs, and mends nothing while a server elsewhere is down.
 */
export interface Health {
  /** Not ready until the returned function is called; calling it again does nothing. */
  readiness(name: string): () => void;
  /** Not ready when the returned function has not been called for `silenceMs`, not alive after ten times that. */
  heartbeat(name: string, maxSilenceMs: number): Heartbeat;
  /** For `/healthz`. */
  alive(): HealthReport;
  /** For `/readyz`. */
  ready(): HealthReport;
}

interface HeartbeatState {
  readonly maxSilenceMs: number;
  lastHeartbeatAt: number;
}

const LIVENESS_FACTOR = 10;

/** @param now epoch milliseconds UTC */
export function createHealth(now: () => number = Date.now): Health {
  const gates = new Map<string, boolean>();
  const pulses = new Map<string, HeartbeatState>();
  const heard = (patience: number): Check[] =>
    [...pulses].map(([name, { lastHeartbeatAt: beatAt, maxSilenceMs: silenceMs }]) =>
      toCheck(name, now() - beatAt, silenceMs * patience),
    );

  return {
    readiness(name) {
      gates.set(name, false);
      return () => void gates.set(name, true);
    },
    heartbeat(name, silenceMs) {
      const pulse: HeartbeatState = { maxSilenceMs: silenceMs, lastHeartbeatAt: now() };
      pulses.set(name, pulse);
      return (from = now()) => {
        pulse.lastHeartbeatAt = from;
      };
    },
    alive: () => toReport(heard(LIVENESS_FACTOR)),
    ready: () => toReport([...gates].map(toReadinessCheck).concat(heard(1))),
  };
}

const toReport = (checks: readonly Check[]): HealthReport => ({ ok: checks.every(({ ok }) => ok), checks });

const toReadinessCheck = ([name, ok]: [string, boolean]): Check => ({
  name,
  ok,
  detail: ok ? 'done' : 'not yet',
});

function toCheck(name: string, silentMs: number, allowedMs: number): Check {
  const silentS = Math.max(0, Math.round(silentMs / 1000));
  const detail = `last progress ${silentS} s ago, allowed ${Math.round(allowedMs / 1000)} s`;
  return { name, ok: silentMs <= allowedMs, detail };
}
