import {
  MongoAPIError,
  MongoBulkWriteError,
  MongoNetworkError,
  MongoParseError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { ConfigError, isNetworkError, redactedUrl, STORE_URLS, tlsRefusalIn } from '../../base/index.ts';
import { StoreFullError, StoreRefusedError, StoreTlsError, StoreUnavailableError } from '../chunk-store.ts';

/** Whether the URL names a database, not only a server. */
export const namesDatabase = (url: string): boolean => /\/\/[^/]*\/./.test(redactedUrl(url));

/**
 * AuthenticationFailed, Unauthorized, and AtlasError, which hosted servers send for both; of FerretDB 2, PostgreSQL's 42501,
 * six bits a character.
 */
const REFUSAL_CODES: ReadonlySet<unknown> = new Set([18, 13, 8000, 16_797_828]);

/** Where it makes a collection or an index, FerretDB 2 has only PostgreSQL's text, under the code of every internal error. */
const isRefusal = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError &&
  (REFUSAL_CODES.has(error.code) || /^permission denied for /.test(error.message));

/**
 * A driver's error as StoreRefusedError, StoreTlsError, StoreFullError or StoreUnavailableError, which say what to do; any
 * other error stays as it is.
 */
export function explainMongoError(error: unknown, url: string): unknown {
  if (isRefusal(error)) return new StoreRefusedError(redactedUrl(url), error.message, { cause: error });
  if (isFull(error)) return new StoreFullError(redactedUrl(url), error.message, { cause: error });
  const tlsRefusal = tlsRefusalIn(error);
  if (tlsRefusal !== undefined) return new StoreTlsError(redactedUrl(url), tlsRefusal, { cause: error });
  return isTransient(error)
    ? new StoreUnavailableError(redactedUrl(url), error.message, { cause: error })
    : error;
}

/** OutOfDiskSpace of MongoDB; of FerretDB 2, PostgreSQL's 53100, six bits a character. */
const FULL_CODES: ReadonlySet<unknown> = new Set([14_031, 4_293]);

/**
 * A bulk names the error of each operation that failed, and of these the first for itself. Outside of bulks FerretDB 2 has
 * only the system's text for it, under the code of every internal error.
 */
const isFull = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError &&
  (FULL_CODES.has(error.code) ||
    /No space left on device/.test(error.message) ||
    (error instanceof MongoBulkWriteError &&
      [error.writeErrors].flat().some(({ code }) => FULL_CODES.has(code))));

/**
 * An error of the first connection, explained. One by which the driver refuses its options, what the name of a
 * `mongodb+srv:` URL leads to, or a file that the options name, is about the URL. What a server answers never is.
 */
export function explainOpenError(error: unknown, url: string): unknown {
  const explained = explainMongoError(error, url);
  if (explained !== error) return explained;
  if (error instanceof MongoParseError || error instanceof MongoAPIError)
    return unusableUrlError(url, error.message, error);
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!FILE_CALLS.has(syscall) || !FILE_CODES.has(code)) return error;
  return unusableUrlError(url, `a file that its options name cannot be read: ${code}`, error);
}

const FILE_CALLS: ReadonlySet<unknown> = new Set(['open', 'read']);
/** They are about the path; others, such as EMFILE, are about this process or its disk. */
const FILE_CODES: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
  'EPERM',
]);

const unusableUrlError = (url: string, reason: string, cause: unknown): ConfigError =>
  new ConfigError(`STORE_URL: "${redactedUrl(url)}" cannot be used (${reason}).`, { cause });

const isTransient = (error: unknown): error is Error =>
  error instanceof MongoServerSelectionError ||
  error instanceof MongoNetworkError ||
  error instanceof MongoTopologyClosedError ||
  // The driver hands on what Node reports while a socket is written to.
  isNetworkError(error) ||
  (error instanceof MongoBulkWriteError && (isUnanswered(error) || isNotDurable(error))) ||
  (error instanceof MongoServerError && isServerStateError(error));

/** A bulk's error hides its cause: without a code no server sent it, so the connection failed. */
const isUnanswered = (error: MongoBulkWriteError): boolean =>
  error.code === undefined && [error.writeErrors].flat().length === 0;

/** Written, but not by a majority in time: it may be lost. */
const isNotDurable = (error: MongoBulkWriteError): boolean =>
  error.result.getWriteConcernError() !== undefined;

/** The server reports its own state: it steps down, shuts down, or has no majority. */
const isServerStateError = (error: MongoServerError): boolean =>
  error.hasErrorLabel('RetryableWriteError') ||
  error.hasErrorLabel('SystemOverloadedError') ||
  TRANSIENT_CODES.has(error.code);

/**
 * Server error code of FerretDB 2: of two writers that waited for each other, PostgreSQL undid what this one did last. The
 * number is PostgreSQL's 40P01, six bits a character.
 */
export const DEADLOCK_DETECTED = 16_908_292;

/**
 * Host unreachable or not found, interrupted by a shutdown or a change of primary, no primary, write concern not met in
 * time; a deadlock.
 */
const TRANSIENT_CODES: ReadonlySet<unknown> = new Set([
  6,
  7,
  64,
  89,
  91,
  189,
  262,
  9001,
  10107,
  11600,
  11602,
  13435,
  13436,
  DEADLOCK_DETECTED,
]);

/** The driver refuses the URL. The message omits the driver's reason, which may quote a piece of a password. */
export const invalidUrlError = (url: string): ConfigError =>
  new ConfigError(
    `STORE_URL: "${redactedUrl(url)}" is no MongoDB address (percent-encode the user and the password, ` +
      `check the servers and the options). ${ALLOWED}`,
  );

const ALLOWED = `Use "${STORE_URLS.mongodb.example}".`;
