import { FIRST_NAMESPACE } from '@courant/core/domain';
import type { EventLog } from '@courant/core/log';
import type { Namespaces } from '@courant/core/store';
import { expect } from 'vitest';
import { countUnsettled } from './count-unsettled.ts';

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly intervalMs: number;
  /** Shown when the wait fails; such as the output of the process that should have settled. */
  readonly message?: string;
  /** Where the serving namespace may change; else the first one is meant. */
  readonly namespaces?: Namespaces;
}

/** Resolves once the serving namespace has settled everything that was appended, and summed the country. */
export async function waitUntilSettled(log: EventLog, options: WaitOptions): Promise<void> {
  const { timeoutMs, intervalMs, message, namespaces } = options;
  const unsettled = async (): Promise<number> =>
    countUnsettled(log, namespaces ? (await namespaces.pointer()).namespace : FIRST_NAMESPACE);
  await expect.poll(unsettled, { timeout: timeoutMs, interval: intervalMs, message }).toBe(0);
}
