import type { HttpAnswer } from './fetch-text.ts';
import { PublisherError } from './publisher-error.ts';
import { quotaReset, resetOf } from './quota.ts';

/** A complete answer that can be used. */
export interface Answer {
  readonly rows: readonly unknown[];
  /** When the quota allows the next ask, epoch milliseconds UTC; null while calls remain. */
  readonly notBefore: number | null;
}

const STREAM_ERROR = /Streaming interrupted[^"]*/;
const excerpt = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

/**
 * Parses an answer, or throws `PublisherError`. A 200 is not enough: its body may be an error of the publisher, half an
 * export or a proxy's page, and none of these must become rows.
 */
export function readAnswer(http: HttpAnswer, now: number): Answer {
  if (http.status !== 200) throw toStatusError(http, now);
  const body = parseJson(http.text);
  if (Array.isArray(body)) return { rows: body, notBefore: quotaReset(http.headers, now) };
  if (isObject(body) && 'reset_time' in body) throw toBusyError(http, body, now);
  throw new PublisherError('ANSWER', `HTTP 200 without a list of rows: ${describeBrokenBody(http.text)}`);
}

function describeBrokenBody(text: string): string {
  const interruption = STREAM_ERROR.exec(text);
  if (interruption) return excerpt(interruption[0]);
  if (text.trimStart().startsWith('<')) return `a page, ${excerpt(text)}`;
  return text === '' ? 'an empty body' : `cut after ${text.length} characters, or no JSON: ${excerpt(text)}`;
}

function toStatusError(http: HttpAnswer, now: number): PublisherError {
  const parsed = parseJson(http.text);
  const body = isObject(parsed) ? parsed : {};
  if (http.status === 429) return toBusyError(http, body, now);
  const reason = `HTTP ${http.status}: ${messageOf(body) ?? excerpt(http.text)}`;
  if (http.status >= 400 && http.status < 500) return new PublisherError('ASK', reason);
  return new PublisherError('UNREACHABLE', reason, resetOf(http.headers, body, now));
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

/** The message in either of the publisher's shapes, `{error_code, message}` and `{errorcode, error}`; null for neither. */
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
