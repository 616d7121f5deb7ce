import { type ExecutionResult, execute, getOperationAST, OperationTypeNode } from 'graphql';
import type { ApiContext } from '../context.ts';
import type { Asked, Questions } from './question.ts';

const isText = (met: unknown): boolean => met === undefined || met === null || typeof met === 'string';
const isRecord = (met: unknown): boolean =>
  met === undefined || met === null || (typeof met === 'object' && !Array.isArray(met));

/** A body that is a question and nothing else. */
export function isPlain(body: unknown): body is Asked {
  if (typeof body !== 'object' || body === null) return false;
  const { query, operationName, variables, ...more } = body as Record<string, unknown>;
  return (
    typeof query === 'string' &&
    isText(operationName) &&
    isRecord(variables) &&
    Object.keys(more).length === 0
  );
}

/**
 * Answers a plain question that is in order, as JSON; null where anything at all is the matter with it. The whole
 * GraphQL server costs more than most of what it is asked here, and is only needed for what is not in order.
 */
export async function expressAnswer(
  questions: Questions,
  asked: Asked,
  openContext: () => ApiContext,
): Promise<string | null> {
  const args = questions.read(asked);
  if (!('document' in args)) return null;
  if (getOperationAST(args.document, args.operationName)?.operation !== OperationTypeNode.QUERY) return null;
  const result: ExecutionResult = await execute({ ...args, contextValue: openContext() });
  return result.errors ? null : JSON.stringify(result);
}
