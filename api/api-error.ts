import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Stable codes of the client's errors, in `extensions.code`. */
export type ErrorCode =
  | 'BAD_MOMENT'
  | 'BAD_RANGE'
  | 'BAD_RESOLUTION'
  | 'BAD_ARGUMENT'
  | 'TOO_DEEP'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_FIELDS'
  | 'TOO_COSTLY'
  | 'BAD_USER_INPUT'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'SUBSCRIPTION_NEEDS_SOCKET'
  | BusyCode;

/** Codes of refusals that may pass: the same operation is answered later. */
export type BusyCode = 'TOO_MANY_REQUESTS' | 'TOO_MUCH_UNREAD' | 'SERVER_BUSY';

/**
 * An error of the client.
 * @param message one sentence that names what was received and what is allowed
 * @param figures what the sentence says in numbers and times, for a program that says it in its own words
 */
export const clientError = (
  code: ErrorCode,
  message: string,
  figures: Readonly<Record<string, number | string | null>> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, ...figures, http: { status: 400 } } });

/** A refusal that may pass. @param retryAfterS when to ask again, in seconds */
export const busyError = (code: BusyCode, message: string, retryAfterS: number): GraphQLError => {
  const headers = new HeaderMap([['retry-after', String(retryAfterS)]]);
  const http = { status: code === 'SERVER_BUSY' ? 503 : 429, headers };
  // A socket has no headers.
  return new GraphQLError(message, { extensions: { code, retryAfterSeconds: retryAfterS, http } });
};

/** An error of graphql as it is, anything else as an internal error, whose cause stays in the process. */
export const toGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('Internal error', {
        originalError: error instanceof Error ? error : new Error(String(error)),
      });

/** The error with a code, unless it has its own. @param message in place of its own */
export function withDefaultCode(error: GraphQLError, code: string, message = error.message): GraphQLError {
  const { nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    extensions: { code, ...extensions },
  });
}

/** An error of the client as an answer prints it, without the HTTP status that it asks for. */
export function toClientJson(error: GraphQLError): GraphQLFormattedError {
  const printed = error.toJSON();
  const { http: _status, ...extensions } = printed.extensions ?? {};
  return { ...printed, extensions };
}

/** The error as it was thrown, without the wrappers of GraphQL and Apollo Server. */
export const originalError = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originalError(error.originalError) : error;

/** Whether an error is internal: anything thrown that is no `GraphQLError`. */
export const isInternal = (error: unknown): boolean => !(originalError(error) instanceof GraphQLError);

/** The code of an error of the client; Apollo Server's wrapper has a less precise code of its own. */
export const errorCodeOf = (error: unknown): unknown => {
  const thrown = originalError(error);
  return thrown instanceof GraphQLError ? thrown.extensions.code : undefined;
};

/** The answer to a client in place of an internal error, whose details stay in the process. */
export const INTERNAL_ERROR: GraphQLFormattedError = {
  message: 'Something failed on our side; it has been noted. Asking again may work.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};
