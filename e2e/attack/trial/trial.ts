import type { AttackedServer } from '../server/server-process.ts';

/** One thing that an attack has seen, against what it should see. */
export interface Finding {
  readonly what: string;
  /** What the server did, in a few words. */
  readonly answered: string;
  readonly passed: boolean;
  /** What it took of the server's processor, where that was measured; printed, never asserted. */
  readonly cpuMs?: number;
}

/** How hard an attack is: for `npm run attack`, or for a test. */
export type Size = 'FULL' | 'SHORT';

/** An attack on a server, and what it should leave whole. */
export interface Trial {
  readonly name: string;
  readonly goal: string;
  /** Whether the probe beside it must stay within three times its idle latency. */
  readonly mustSpareOthers: boolean;
  readonly endsServer?: boolean;
  run(server: AttackedServer, size: Size): Promise<readonly Finding[]>;
}

/** @param answered what was seen, where it is not what was wanted */
export const finding = (what: string, answered: string, passed: boolean): Finding => ({
  what,
  answered,
  passed,
});
