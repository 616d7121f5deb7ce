import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { clientError } from '../api-error.ts';
import type { CostCheck } from '../limits/cost-check.ts';
import { type CheckedVariables, VariableReader } from '../limits/variables.ts';

/** What a rule over the document alone cannot check. */
export interface RequestedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The operation that the request names: its variables coerced, and its cost, within the limit. */
export interface CheckedOperation extends CheckedVariables {
  readonly cost: number;
}

/** @throws GraphQLError with a code */
export type OperationCheck = (requested: RequestedOperation) => Promise<CheckedOperation>;

/** The same for both transports. */
export function createOperationCheck(schema: GraphQLSchema, checkCost: CostCheck): OperationCheck {
  const reader = new VariableReader(schema);
  return async ({ document, operationName, variables }) => {
    const operation = findOperation(schema, document, operationName);
    const { sent, coerced } = reader.read(operation, variables ?? {});
    const cost = await checkCost({ document, operation, sent, coerced });
    return { sent, coerced, cost };
  };
}

function findOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const sentence = operationName
      ? `The document has no operation "${operationName.slice(0, 60)}".`
      : 'The document has several operations or none: name one of them as operationName.';
    throw clientError('OPERATION_RESOLUTION_FAILURE', sentence);
  }
  if (!schema.getRootType(operation.operation))
    throw clientError('OPERATION_RESOLUTION_FAILURE', 'There are no mutations: the data is only read.');
  return operation;
}
