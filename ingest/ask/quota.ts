/** Numbers below this are seconds from now, above it seconds since 1970. */
const EPOCH_SECONDS = 1e9;
const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d|GMT|UTC)$/i;

/** Parses an instant of a publisher or proxy: ISO or HTTP date, epoch seconds, or seconds from now. Null for any other text. */
export function readInstant(raw: unknown, now: number): number | null {
  const text = raw === null || raw === undefined ? '' : String(raw).trim();
  if (text === '') return null;
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromSeconds(Number(text), now);
  const at = Date.parse(HAS_ZONE.test(text) ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? null : at;
}

const fromSeconds = (seconds: number, now: number): number =>
  Math.ceil(seconds * 1000) + (seconds < EPOCH_SECONDS ? now : 0);

/** When the quota allows the next ask: null while calls remain, or without the headers. */
export function quotaReset(headers: Headers, now: number): number | null {
  const remaining = headers.get('x-ratelimit-remaining');
  return remaining !== null && Number(remaining) <= 0
    ? readInstant(headers.get('x-ratelimit-reset'), now)
    : null;
}

/** When a refusal allows the next ask: the publisher's `reset_time`, a proxy's `Retry-After`, or the quota's reset. */
export function resetOf(
  headers: Headers,
  body: Readonly<Record<string, unknown>>,
  now: number,
): number | null {
  return (
    readInstant(body.reset_time, now) ??
    readInstant(headers.get('retry-after'), now) ??
    quotaReset(headers, now)
  );
}
