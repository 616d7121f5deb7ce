import { QueryError } from './query.ts';

/** An error of an operation, as GraphQL writes it. */
interface OperationError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly [figure: string]: unknown };
}

/** Codes for what the program itself has sent: a text that is no cursor, a code of no area, a field that is none. */
const LASTING: readonly (string | undefined)[] = [
  'BAD_ARGUMENT',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
];

/** What the API says of an operation that it refuses; undefined where a stream broke for another reason. */
export function refusalOf(failure: unknown): QueryError | undefined {
  const [error] = Array.isArray(failure) ? (failure as OperationError[]) : [];
  if (!error) return undefined;
  const { code, ...figures } = error.extensions ?? {};
  return new QueryError(error.message, code, undefined, figures);
}

/** The refusal that every later attempt would meet as well; undefined where a stream broke for another reason. */
export function lastingRefusal(failure: unknown): QueryError | undefined {
  const refusal = refusalOf(failure);
  return LASTING.includes(refusal?.code) ? refusal : undefined;
}
