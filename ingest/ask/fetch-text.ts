import { inSpan, SpanKind } from '@courant/core/trace';
import { PublisherError } from './publisher-error.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Limits of one request. */
export interface Caps {
  readonly timeMs: number;
  /** Bytes of the decompressed body. */
  readonly bodyBytes: number;
}

/** The largest answer, fourteen days of real time, is some 11 MB, which takes a slow publisher a minute. */
export const CAPS: Caps = { timeMs: 120_000, bodyBytes: 64 * 1024 * 1024 };

const HEADERS = {
  accept: 'application/json',
  'user-agent': 'courant/0.1 (open data platform; one poll each 15 min)',
};

/** Sends one request and reads the whole body. Throws `PublisherError` without a whole answer, the signal's reason once aborted. */
export function fetchText(url: string, caps: Caps, signal: AbortSignal): Promise<HttpAnswer> {
  const attributes = { 'http.request.method': 'GET', 'url.full': url, 'server.address': new URL(url).host };
  return inSpan('GET', { scope: 'ingest', kind: SpanKind.CLIENT, attributes }, async (span) => {
    const answer = await fetchWhole(url, caps, signal);
    span.setAttribute('http.response.status_code', answer.status);
    return answer;
  });
}

async function fetchWhole(url: string, caps: Caps, signal: AbortSignal): Promise<HttpAnswer> {
  signal.throwIfAborted();
  const limit = openTimeLimit(caps.timeMs, signal);
  try {
    const response = await fetch(url, { headers: HEADERS, signal: limit.signal });
    const text = await readText(response, caps.bodyBytes);
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PublisherError) throw error;
    throw new PublisherError(
      'UNREACHABLE',
      limit.signal.aborted ? timeoutMessage(caps) : `No answer: ${causeOf(error)}`,
    );
  } finally {
    limit.close();
  }
}

/**
 * A signal that aborts with `outer` or after a time. Not `AbortSignal.any`: what that registers on a signal as long-lived
 * as the process's is never removed, and a process sends a hundred thousand requests.
 */
function openTimeLimit(timeMs: number, outer: AbortSignal): { readonly signal: AbortSignal; close(): void } {
  const limit = new AbortController();
  const abort = (): void => limit.abort();
  const timer = setTimeout(abort, timeMs);
  outer.addEventListener('abort', abort);
  return {
    signal: limit.signal,
    close: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', abort);
    },
  };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes)
      throw new PublisherError('ANSWER', `The body is longer than ${maxBytes} bytes, the most we read.`);
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks), response.headers);
}

const CHARSET = /charset\s*=\s*"?([^\s";]+)/i;

/** In the charset that the header names; JSON is UTF-8 where it names none, or one that is unknown. */
function decodeText(bytes: Uint8Array, headers: Headers): string {
  const charset = CHARSET.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const timeoutMessage = ({ timeMs }: Caps): string => `No whole answer within ${timeMs / 1000} s.`;

/** The message of `fetch` is only "fetch failed"; the reason is in its cause. */
function causeOf(thrown: unknown): string {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause ? String(cause.code) : '';
  return [error.message, code, cause.message].filter(Boolean).join(', ');
}
