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

/**
 * What `/healthz` and `/readyz` answer from. Alive means progress, not "the process is up": a worker that hangs
 * stops beating. Ready means that every gate has been opened once.
 */
export interface Health {
  /** Not ready until the returned function is called; calling it again does nothing. */
  gate(name: string): () => void;
  /** Not alive when the returned function has not been called for `silenceMs`. */
  pulse(name: string, silenceMs: number): () => void;
  /** For `/healthz`. */
  alive(): HealthReport;
  /** For `/readyz`. */
  ready(): HealthReport;
}

/** @param now epoch milliseconds UTC */
export function openHealth(now: () => number = Date.now): Health {
  const gates = new Map<string, boolean>();
  const pulses = new Map<string, { silenceMs: number; beatAt: number }>();

  return {
    gate(name) {
      gates.set(name, false);
      return () => void gates.set(name, true);
    },
    pulse(name, silenceMs) {
      const pulse = { silenceMs, beatAt: now() };
      pulses.set(name, pulse);
      return () => {
        pulse.beatAt = now();
      };
    },
    alive: () =>
      report([...pulses].map(([name, pulse]) => toCheck(name, now() - pulse.beatAt, pulse.silenceMs))),
    ready: () => report([...gates].map(([name, ok]) => ({ name, ok, detail: ok ? 'done' : 'not yet' }))),
  };
}

const report = (checks: readonly Check[]): HealthReport => ({ ok: checks.every(({ ok }) => ok), checks });

function toCheck(name: string, silentMs: number, allowedMs: number): Check {
  const detail = `last progress ${Math.round(silentMs / 1000)} s ago, allowed ${Math.round(allowedMs / 1000)} s`;
  return { name, ok: silentMs <= allowedMs, detail };
}
