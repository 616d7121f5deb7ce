import { PublisherError } from './publisher-error.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What one ask may cost. */
export interface Caps {
  readonly timeMs: number;
  /** Bytes of body, decompressed. */
  readonly bodyBytes: number;
}

/** The largest question, fourteen days of real time, is some 11 MB; an export of that size takes a slow publisher a minute. */
export const CAPS: Caps = { timeMs: 120_000, bodyBytes: 64 * 1024 * 1024 };

const HEADERS = {
  accept: 'application/json',
  'user-agent': 'courant/0.1 (open data platform; one poll each 15 min)',
};

/** Asks once and reads the body whole. Throws `PublisherError` where no whole answer comes; the abort's reason once aborted. */
export async function fetchText(url: string, caps: Caps, signal: AbortSignal): Promise<HttpAnswer> {
  signal.throwIfAborted();
  const limit = openTimeLimit(caps.timeMs, signal);
  try {
    const response = await fetch(url, { headers: HEADERS, signal: limit.signal });
    const text = await readText(response, caps.bodyBytes);
    return { status: response.status, headers: response.headers, text };
  } catch (fault) {
    signal.throwIfAborted();
    if (fault instanceof PublisherError) throw fault;
    throw new PublisherError(
      'UNREACHABLE',
      limit.signal.aborted ? timeoutMessage(caps) : `No answer: ${causeOf(fault)}`,
    );
  } finally {
    limit.close();
  }
}

/**
 * A signal that aborts with another or after a time. By hand: what `AbortSignal.any` hangs on a signal as long-lived as
 * the process's stays there, and a process asks a hundred thousand times.
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
  return Buffer.concat(chunks).toString('utf8');
}

const timeoutMessage = ({ timeMs }: Caps): string => `No whole answer within ${timeMs / 1000} s.`;

/** `fetch` says only "fetch failed"; what happened is in its cause. */
function causeOf(thrown: unknown): string {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause ? String(cause.code) : '';
  return [error.message, code, cause.message].filter(Boolean).join(', ');
}
