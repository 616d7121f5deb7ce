/** Misbehaviour on demand, for the next answers only: what a client of the publisher must survive. */

/** Which answers go wrong; without a `path` any does. */
interface MisbehaviourTarget {
  /** How many matching answers go wrong. Default 1. */
  times?: number;
  /** A piece of the path, such as `eco2mix-regional-tr` or `/exports/`. */
  path?: string;
}

export type Misbehaviour = MisbehaviourTarget &
  (
    | { kind: 'delay'; ms: number }
    /** 429 in the quota's own shape; `resetTime` in epoch ms. */
    | { kind: 'quota'; resetTime: number }
    /** 429 with a `Retry-After` header (seconds) and no JSON. */
    | { kind: 'retry-after'; seconds: number }
    /** The body stops short; the connection ends properly (`clean`) or breaks. */
    | { kind: 'truncated'; clean?: boolean }
    /** The publisher's failure inside a 200: rows, then a sentence. */
    | { kind: 'interrupted' }
    /** A page of a proxy. */
    | { kind: 'html'; status?: number }
    | { kind: 'server-error'; status?: number }
    /** The connection closes without an answer. */
    | { kind: 'drop' }
  );

export interface MisbehaviourPlan {
  replace(misbehaviours: readonly Misbehaviour[]): void;
  /** The misbehaviour for this answer, which uses up one of its times; null when the answer should go well. */
  takeNext(path: string): Misbehaviour | null;
}

/** Misbehaviours are taken in order; one that does not match a path waits for a later request. */
export function createMisbehaviourPlan(): MisbehaviourPlan {
  let waiting: { misbehaviour: Misbehaviour; timesLeft: number }[] = [];
  return {
    replace(misbehaviours) {
      waiting = misbehaviours.map((misbehaviour) => ({ misbehaviour, timesLeft: misbehaviour.times ?? 1 }));
    },
    takeNext(path) {
      const planned = waiting.find(
        ({ misbehaviour, timesLeft }) => timesLeft > 0 && path.includes(misbehaviour.path ?? ''),
      );
      if (!planned) return null;
      planned.timesLeft -= 1;
      return planned.misbehaviour;
    },
  };
}

export const INTERRUPTION = 'Streaming interrupted due to the following error: upstream request timeout';

const SHARE_SENT = 0.6;

/** The body up to where it breaks. The whole body is read first, since the cut depends on its length. */
export async function beginningOf(body: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of body) whole += piece;
  return whole.slice(0, Math.floor(whole.length * SHARE_SENT));
}

export function htmlPage(status: number): string {
  return `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status} Bad Gateway</h1></body></html>`;
}
