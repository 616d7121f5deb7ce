import { FEED_OF_VINTAGE } from '@courant/core/domain';

const PROBE = `/catalog/datasets/${FEED_OF_VINTAGE.REAL_TIME}/records?limit=1`;

/** How long a bare machine waits before it turns to the simulator. */
export const PROBE_TIMEOUT_MS = 4_000;

/**
 * Whether the publisher answers as itself. A page of a proxy or of a captive portal does not; a spent quota (429 in
 * JSON) does: it is there, only not now.
 * @param publisherUrl base of the API, ending in `/api/explore/v2.1`
 */
export async function isReachable(publisherUrl: string, signal: AbortSignal): Promise<boolean> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
    const answer = await fetch(publisherUrl + PROBE, { signal: patience });
    return isPublisherAnswer(answer.status, await answer.text());
  } catch {
    // Whatever went wrong on the way, nobody can be asked.
    return false;
  }
}

/** @param body of an answer to a `/records` question */
export function isPublisherAnswer(status: number, body: string): boolean {
  if (status !== 200 && status !== 429) return false;
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null && (status === 429 || 'total_count' in said);
  } catch {
    return false;
  }
}
