import type { Fetch } from '@courant/core/domain';
import { isMaintenance } from './plan/maintenance.ts';

interface RefusalLine {
  readonly level: 'info' | 'warn';
  readonly text: string;
}

/** What to log of an ask without a usable answer; null for a good one. At night the publisher may be closed: that is no alarm. */
export function refusalLineOf({ refusal, finishedAt }: Fetch): RefusalLine | null {
  if (!refusal) return null;
  return isMaintenance(finishedAt)
    ? { level: 'info', text: `no answer of use, as may be during maintenance at night: ${refusal.reason}` }
    : { level: 'warn', text: `no answer of use: ${refusal.reason}` };
}
