import { GraphQLError } from 'graphql';

/** Stable names of what a client can get wrong; they travel in `extensions.code`. */
export type FaultCode =
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
export const fault = (code: FaultCode, sentence: string): GraphQLError =>
  new GraphQLError(sentence, { extensions: { code, http: { status: 400 } } });
