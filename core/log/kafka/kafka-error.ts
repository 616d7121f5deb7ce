import { tlsRefusalIn } from '../../base/index.ts';
import { LogRefusedError, LogUnavailableError } from '../event-log.ts';

interface KafkaError extends Error {
  /** The name of the protocol's error. */
  readonly type?: string;
  /** An error of Node has a string, such as `ECONNREFUSED`. */
  readonly code?: unknown;
  /** Of a request about several topics: the error of each that failed. */
  readonly errors?: readonly unknown[];
}

const FATAL_NAMES = new Set(['KafkaJSSASLAuthenticationError', 'KafkaJSNotImplemented']);
const FATAL_TYPES =
  /_AUTHORIZATION_FAILED$|^UNSUPPORTED_|^SASL_|^INVALID_|^MESSAGE_TOO_LARGE$|^POLICY_VIOLATION$/;

/** Errors of the protocol that tell a member that its generation is over. */
const REJOIN_TYPES = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'FENCED_INSTANCE_ID',
]);

const ADVICE = {
  tls: "Check the broker's name, its certificate, ca=<file> and whether it speaks TLS at this port.",
  credentials: 'Check the user, the password and mechanism=.',
  permission: 'Give this user all rights on its topics and groups, which begin with prefix=.',
  size: 'Raise max.message.bytes of its topics, or message.max.bytes of the broker, to 1000000 or more.',
  other: 'Check that it runs and is reachable from here, and its name.',
};

function adviceFor(error: unknown): string {
  const { name, type = '' } = rootCause(error);
  if (name === 'KafkaJSSASLAuthenticationError' || type.startsWith('SASL_')) return ADVICE.credentials;
  if (type.endsWith('_AUTHORIZATION_FAILED')) return ADVICE.permission;
  if (type === 'MESSAGE_TOO_LARGE') return ADVICE.size;
  return ADVICE.other;
}

/** The error under the retries that kafkajs wraps around it. */
export function rootCause(error: unknown): KafkaError {
  const kafkaError: KafkaError = error instanceof Error ? error : new Error(String(error));
  const cause = kafkaError.cause ?? kafkaError.errors?.[0];
  return cause instanceof Error ? rootCause(cause) : kafkaError;
}

/** Whether the group must be joined again, because the member's generation is over. */
export const requiresRejoin = (error: unknown): boolean => REJOIN_TYPES.has(rootCause(error).type ?? '');

/**
 * Whether another attempt may succeed: for a broker that is away, restarts or moves a partition; not for a wrong password,
 * nor for a certificate that is not trusted.
 */
export function isTransient(error: unknown): boolean {
  const { name, type, code } = rootCause(error);
  if (tlsRefusalIn(error) !== undefined) return false;
  if (REJOIN_TYPES.has(type ?? '') || FATAL_NAMES.has(name) || FATAL_TYPES.test(type ?? '')) return false;
  return name.startsWith('KafkaJS') || typeof code === 'string';
}

/** An error of kafkajs as one of the port's; any other as it is. */
export function toLogError(error: unknown, redactedUrl: string): unknown {
  if (error instanceof LogRefusedError || error instanceof LogUnavailableError) return error;
  const { name, message } = rootCause(error);
  if (!name.startsWith('KafkaJS') || requiresRejoin(error)) return error;
  const tlsRefusal = tlsRefusalIn(error);
  const reason = tlsRefusal === undefined ? message.replace(/\.$/, '') : `TLS fails (${tlsRefusal})`;
  const advice = tlsRefusal === undefined ? adviceFor(error) : ADVICE.tls;
  const sentence = `LOG_URL: ${redactedUrl} cannot be used: ${reason}. ${advice}`;
  return new (isTransient(error) ? LogUnavailableError : LogRefusedError)(sentence, { cause: error });
}
