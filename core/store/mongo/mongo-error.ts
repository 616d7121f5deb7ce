import {
  MongoBulkWriteError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { redactedUrl, STORE_URLS } from '../../base/index.ts';
import { StoreRefusedError, StoreUnavailableError } from '../chunk-store.ts';

/** Whether the URL names a database, not only a server. */
export const namesDatabase = (url: string): boolean => /\/\/[^/]*\/./.test(redactedUrl(url));

/** Wrong credentials, no right to do this, and the same by the name that hosted servers give it. */
const REFUSAL_CODES: ReadonlySet<unknown> = new Set([18, 13, 8000]);

/** A driver's error as one that says what to do; what nobody foresaw stays as it is. */
export function explainMongoError(error: unknown, url: string): unknown {
  if (error instanceof MongoServerError && REFUSAL_CODES.has(error.code))
    return new StoreRefusedError(redactedUrl(url), error.message, { cause: error });
  return isTransient(error)
    ? new StoreUnavailableError(redactedUrl(url), error.message, { cause: error })
    : error;
}

const isTransient = (error: unknown): error is Error =>
  error instanceof MongoServerSelectionError ||
  error instanceof MongoNetworkError ||
  error instanceof MongoTopologyClosedError ||
  isSocketError(error) ||
  (error instanceof MongoBulkWriteError && (isUnanswered(error) || isNotDurable(error))) ||
  (error instanceof MongoServerError && isServerStateError(error));

/** What a socket met while it was written to: the driver hands it on as it is. */
const isSocketError = (error: unknown): error is Error =>
  error instanceof Error && SOCKET_CODES.has((error as NodeJS.ErrnoException).code);
const SOCKET_CODES: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT']);

/** A bulk's error hides what it met: one that no server sent has no code. */
const isUnanswered = (error: MongoBulkWriteError): boolean =>
  error.code === undefined && [error.writeErrors].flat().length === 0;

/** Written, and not by a majority in time: whether it lasts is not known. */
const isNotDurable = (error: MongoBulkWriteError): boolean =>
  error.result.getWriteConcernError() !== undefined;

/** Said by the server of itself and not of what it was asked: it steps down, shuts down, or has no majority at hand. */
const isServerStateError = (error: MongoServerError): boolean =>
  error.hasErrorLabel('RetryableWriteError') ||
  error.hasErrorLabel('SystemOverloadedError') ||
  TRANSIENT_CODES.has(error.code);

/** Host unreachable or not found, interrupted by a shutdown or a change of primary, no primary, write concern not met in time. */
const TRANSIENT_CODES: ReadonlySet<unknown> = new Set([
  6, 7, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);

/** A URL that the driver does not take. What it met is left out where it may quote a piece of a password. */
export function invalidUrlError(url: string, reason: string): Error {
  const hint = url.includes('@') ? 'percent-encode the user and the password, and check the options' : reason;
  return new Error(`STORE_URL: "${redactedUrl(url)}" is no MongoDB address (${hint}). ${ALLOWED}`);
}

const ALLOWED = `Use "${STORE_URLS.mongodb.example}".`;
