import { FEED_OF_VINTAGE } from '@courant/core/domain';

const PROBE = `/catalog/datasets/${FEED_OF_VINTAGE.REAL_TIME}/records?limit=1`;

/** How long a machine without readings waits for the publisher before it turns to the simulator. */
export const PROBE_TIMEOUT_MS = 4_000;

/**
 * Whether the publisher answers. A page of a proxy or of a captive portal is no answer; a spent quota (429 in JSON) is
 * one: the publisher is there, and will serve later.
 * @param publisherUrl base of the API, ending in `/api/explore/v2.1`
 */
export async function isReachable(publisherUrl: string, signal: AbortSignal): Promise<boolean> {
  try {
    const signalOrTimeout = AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
    const response = await fetch(publisherUrl + PROBE, { signal: signalOrTimeout });
    return isPublisherAnswer(response.status, await response.text());
  } catch {
    // DNS, connection, timeout: whatever the error, the publisher cannot be reached.
    return false;
  }
}

/** @param body of a response to a `/records` request */
export function isPublisherAnswer(status: number, body: string): boolean {
  if (status !== 200 && status !== 429) return false;
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null && (status === 429 || 'total_count' in answer);
  } catch {
    return false;
  }
}
