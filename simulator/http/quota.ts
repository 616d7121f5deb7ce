/** The publisher's quota: calls per user and calendar month (UTC), shown in headers; a call too many is refused in a shape of its own. */
import { quotaSpent } from '../refusal.ts';

export interface Quota {
  /** Counts a call and gives the headers of its answer. Throws the 429 once the month's calls are spent. */
  spend(now: number): Record<string, string>;
}

/** `callLimit` infinite: no headers, no refusal. */
export function createQuota(callLimit: number): Quota {
  let month = '';
  let calls = 0;
  return {
    spend(now): Record<string, string> {
      if (callLimit === Number.POSITIVE_INFINITY) return {};
      const current = new Date(now).toISOString().slice(0, 7);
      if (current !== month) [month, calls] = [current, 0];
      calls += 1;
      const reset = nextMonth(now);
      if (calls > callLimit) throw quotaSpent(reset, callLimit);
      return {
        'x-ratelimit-limit': String(callLimit),
        'x-ratelimit-remaining': String(callLimit - calls),
        'x-ratelimit-reset': reset,
      };
    },
  };
}

function nextMonth(now: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)).toISOString();
}
