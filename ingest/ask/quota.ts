/** Numbers below this are seconds from now, above it seconds since 1970. */
const EPOCH_SECONDS = 1e9;
const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d|GMT|UTC)$/i;

/** Later ones are no resets, and the last that a `Date` holds is not far behind. */
const LATEST = Date.UTC(9999, 11, 31);

/** Parses an instant of a publisher or proxy: ISO or HTTP date, epoch seconds, or seconds from now. Null for anything else. */
export function readInstant(raw: unknown, now: number): number | null {
  const at = toInstant(raw, now);
  return at <= LATEST ? at : null;
}

/** NaN for what is no instant. */
function toInstant(raw: unknown, now: number): number {
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromSeconds(Number(text), now);
  return Date.parse(HAS_ZONE.test(text) ? text : `${text.replace(' ', 'T')}Z`);
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
