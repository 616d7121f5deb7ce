import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Stable names of what a client can get wrong; they travel in `extensions.code`. */
export type ErrorCode =
  | 'BAD_MOMENT'
  | 'BAD_RANGE'
  | 'BAD_RESOLUTION'
  | 'BAD_ARGUMENT'
  | 'TOO_DEEP'
  | 'TOO_MANY_ALIASES'
  | 'TOO_COSTLY'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'SUBSCRIPTION_NEEDS_SOCKET';

/** A fault of the question: one sentence that names what was met and what is allowed. */
export const clientError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** The error as it was thrown, below what GraphQL and its server have wrapped around it. */
export const originalError = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originalError(error.originalError) : error;

/** A failure of ours: thrown by our code, not said to the client on purpose. */
export const isInternal = (error: unknown): boolean => !(originalError(error) instanceof GraphQLError);

/** The code of what was said on purpose; the server's wrapping has one of its own, which says less. */
export const errorCodeOf = (error: unknown): unknown => {
  const thrown = originalError(error);
  return thrown instanceof GraphQLError ? thrown.extensions.code : undefined;
};

/** What a client is told of a failure of ours: that it happened, never how. */
export const INTERNAL_ERROR: GraphQLFormattedError = {
  message: 'Something failed on our side; it has been noted. Asking again may work.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};
