import { CombinedGraphQLErrors } from '@apollo/client';
import type { RefusedAnswerFragment } from '../gql/graphql.ts';

/** An error that the API answers with: its code, its sentence, and what the sentence says in figures. */
export interface RefusedOperation {
  readonly __typename: 'Error';
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
  readonly cost?: number;
  readonly maxCost?: number;
}

/** Why the API has no data for a question. */
export type Refusal = RefusedAnswerFragment | RefusedOperation;

/** Codes of what may pass: the same question is answered later. */
const TRANSIENT: readonly string[] = [
  'TOO_MANY_REQUESTS',
  'TOO_MUCH_UNREAD',
  'TOO_MANY_SUBSCRIPTIONS',
  'SERVER_BUSY',
  'INTERNAL_SERVER_ERROR',
];

/** Reads the error of a query; null where it is none of the API's own: then nothing answered. */
export function toRefusedOperation(error: unknown): RefusedOperation | null {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  const { code, ...figures } = first?.extensions ?? {};
  return first && typeof code === 'string'
    ? { ...figures, __typename: 'Error', code, message: first.message }
    : null;
}

/** Whether what an error says is no state that passes. */
export const isLastingCode = (code: string): boolean => !TRANSIENT.includes(code);

/** Whether every later attempt would be refused, too. */
export const isLasting = (refusal: RefusedOperation | null): refusal is RefusedOperation =>
  refusal !== null && isLastingCode(refusal.code);
