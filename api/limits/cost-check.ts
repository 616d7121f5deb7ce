import { createRequire } from 'node:module';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type * as QueryComplexity from 'graphql-query-complexity';
import { fault } from '../fault.ts';
import type { LimitValues } from './limit-values.ts';

// As an ES module it loads another copy of graphql, whose types are not ours.
const { fieldExtensionsEstimator, getComplexity, simpleEstimator } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof QueryComplexity;

const ESTIMATORS = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

export interface Question {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Refuses what would cost too much, once variables are known: a list costs as much as it asks for. */
export type CostCheck = (question: Question) => void;

export function openCostCheck(schema: GraphQLSchema, { maxCost }: LimitValues): CostCheck {
  return ({ document, operationName, variables }) => {
    const cost = getComplexity({
      schema,
      query: document,
      estimators: ESTIMATORS,
      ...(operationName ? { operationName } : {}),
      variables: { ...variables },
    });
    if (cost <= maxCost) return;
    throw fault(
      'TOO_COSTLY',
      `The question costs ${cost}; ${maxCost} is allowed. Ask for fewer areas or fields at a time.`,
    );
  };
}
