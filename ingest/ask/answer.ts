import type { HttpAnswer } from './fetch-text.ts';
import { PublisherError } from './publisher-error.ts';
import { quotaReset, resetOf } from './quota.ts';

/** A whole, good answer. */
export interface Answer {
  readonly rows: readonly unknown[];
  /** When the quota allows the next ask; null while some is left. */
  readonly notBefore: number | null;
}

const STREAM_ERROR = /Streaming interrupted[^"]*/;
const excerpt = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

/**
 * Reads an answer whole, or throws `PublisherError`: a 200 may hold the publisher's failure, half a body or a proxy's
 * page, and none of it may be taken for rows.
 */
export function readAnswer(http: HttpAnswer, now: number): Answer {
  if (http.status !== 200) throw toStatusError(http, now);
  const met = parseJson(http.text);
  if (Array.isArray(met)) return { rows: met, notBefore: quotaReset(http.headers, now) };
  if (isObject(met) && 'reset_time' in met) throw toBusyError(http, met, now);
  throw new PublisherError('ANSWER', `HTTP 200 without a list of rows: ${describeBrokenBody(http.text)}`);
}

function describeBrokenBody(text: string): string {
  const fault = STREAM_ERROR.exec(text);
  if (fault) return excerpt(fault[0]);
  if (text.trimStart().startsWith('<')) return `a page, ${excerpt(text)}`;
  return text === '' ? 'an empty body' : `cut after ${text.length} characters, or no JSON: ${excerpt(text)}`;
}

function toStatusError(http: HttpAnswer, now: number): PublisherError {
  const body = parseJson(http.text);
  const said = isObject(body) ? body : {};
  if (http.status === 429) return toBusyError(http, said, now);
  const reason = `HTTP ${http.status}: ${messageOf(said) ?? excerpt(http.text)}`;
  if (http.status >= 400 && http.status < 500) return new PublisherError('QUESTION', reason);
  return new PublisherError('UNREACHABLE', reason, resetOf(http.headers, said, now));
}

const toBusyError = (
  http: HttpAnswer,
  body: Readonly<Record<string, unknown>>,
  now: number,
): PublisherError =>
  new PublisherError(
    'BUSY',
    `HTTP ${http.status}: ${messageOf(body) ?? 'too many calls'}`,
    resetOf(http.headers, body, now),
  );

/** Both of the publisher's shapes: `{error_code, message}` and `{errorcode, error}`. */
function messageOf(body: Readonly<Record<string, unknown>>): string | null {
  const message = body.message ?? body.error;
  if (typeof message !== 'string') return null;
  return excerpt(typeof body.error_code === 'string' ? `${body.error_code}, ${message}` : message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (candidate: unknown): candidate is Readonly<Record<string, unknown>> =>
  typeof candidate === 'object' && candidate !== null;
