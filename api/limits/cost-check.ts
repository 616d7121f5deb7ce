import { createRequire } from 'node:module';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type * as QueryComplexity from 'graphql-query-complexity';
import { fault } from '../api-error.ts';
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

/** Costs kept of one document, by operation and variables; few and short: whoever varies them is measured anew. */
const KEPT_COSTS = 64;
const LONGEST_NAME = 1_000;

export function openCostCheck(schema: GraphQLSchema, { maxCost }: LimitValues): CostCheck {
  // Walking a document costs more than answering it, and a dashboard asks the same again and again.
  const known = new WeakMap<DocumentNode, Map<string, number>>();
  return (question) => {
    const cost = knownCost(known, question, () => costOf(schema, question));
    if (cost <= maxCost) return;
    throw fault(
      'TOO_COSTLY',
      `The question costs ${cost}; ${maxCost} is allowed. Ask for fewer areas or fields at a time.`,
    );
  };
}

function costOf(schema: GraphQLSchema, { document, operationName, variables }: Question): number {
  return getComplexity({
    schema,
    query: document,
    estimators: ESTIMATORS,
    ...(operationName ? { operationName } : {}),
    variables: { ...variables },
  });
}

function knownCost(
  known: WeakMap<DocumentNode, Map<string, number>>,
  { document, operationName, variables }: Question,
  measure: () => number,
): number {
  const costs = known.get(document) ?? new Map<string, number>();
  known.set(document, costs);
  const name = JSON.stringify([operationName ?? null, variables ?? null]);
  if (name.length > LONGEST_NAME) return measure();
  const cost = costs.get(name) ?? measure();
  if (costs.size >= KEPT_COSTS) costs.clear();
  costs.set(name, cost);
  return cost;
}
