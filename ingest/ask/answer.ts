import type { HttpAnswer } from './fetch-text.ts';
import { PublisherError } from './publisher-error.ts';
import { quotaReset, resetOf } from './quota.ts';

/** A whole, good answer. */
export interface Answer {
  readonly rows: readonly unknown[];
  /** When the quota allows the next ask; null while some is left. */
  readonly notBefore: number | null;
}

const STREAM_FAULT = /Streaming interrupted[^"]*/;
const excerpt = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

/**
 * Reads an answer whole, or throws `PublisherError`: a 200 may hold the publisher's failure, half a body or a proxy's
 * page, and none of it may be taken for rows.
 */
export function readAnswer(http: HttpAnswer, now: number): Answer {
  if (http.status !== 200) throw refusal(http, now);
  const met = parsed(http.text);
  if (Array.isArray(met)) return { rows: met, notBefore: quotaReset(http.headers, now) };
  if (isObject(met) && 'reset_time' in met) throw busy(http, met, now);
  throw new PublisherError('ANSWER', `HTTP 200 without a list of rows: ${broken(http.text)}`);
}

function broken(text: string): string {
  const fault = STREAM_FAULT.exec(text);
  if (fault) return excerpt(fault[0]);
  if (text.trimStart().startsWith('<')) return `a page, ${excerpt(text)}`;
  return text === '' ? 'an empty body' : `cut after ${text.length} characters, or no JSON: ${excerpt(text)}`;
}

function refusal(http: HttpAnswer, now: number): PublisherError {
  const body = parsed(http.text);
  const said = isObject(body) ? body : {};
  if (http.status === 429) return busy(http, said, now);
  const reason = `HTTP ${http.status}: ${messageOf(said) ?? excerpt(http.text)}`;
  if (http.status >= 400 && http.status < 500) return new PublisherError('QUESTION', reason);
  return new PublisherError('UNREACHABLE', reason, resetOf(http.headers, said, now));
}

const busy = (http: HttpAnswer, said: Readonly<Record<string, unknown>>, now: number): PublisherError =>
  new PublisherError(
    'BUSY',
    `HTTP ${http.status}: ${messageOf(said) ?? 'too many calls'}`,
    resetOf(http.headers, said, now),
  );

/** Both of the publisher's shapes: `{error_code, message}` and `{errorcode, error}`. */
function messageOf(said: Readonly<Record<string, unknown>>): string | null {
  const message = said.message ?? said.error;
  if (typeof message !== 'string') return null;
  return excerpt(typeof said.error_code === 'string' ? `${said.error_code}, ${message}` : message);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (met: unknown): met is Readonly<Record<string, unknown>> =>
  typeof met === 'object' && met !== null;
