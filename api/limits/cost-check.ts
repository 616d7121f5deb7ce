import { createRequire } from 'node:module';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type * as QueryComplexity from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import { clientError } from '../api-error.ts';
import type { LimitValues } from './limit-values.ts';

// Its ES module loads a second copy of graphql, whose types are not those of our schema.
const { fieldExtensionsEstimator, getComplexity, simpleEstimator } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof QueryComplexity;

const ESTIMATORS = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Throws a TOO_COSTLY error. It needs the variables, because a list costs as much as the areas and measures in them. */
export type CostCheck = (operation: Operation) => void;

/** Costs cached for one document, by operation and variables. A longer key is not cached. */
const MAX_COSTS_PER_DOCUMENT = 64;
const MAX_KEY_LENGTH = 1_000;

export function createCostCheck(schema: GraphQLSchema, { maxCost }: LimitValues): CostCheck {
  // Computing the cost of a document takes longer than executing it, and a dashboard sends the same one again and again.
  const cache = new WeakMap<DocumentNode, LRUCache<string, number>>();
  return (operation) => {
    const cost = cachedCost(cache, operation, () => costOf(schema, operation));
    if (cost <= maxCost) return;
    throw clientError(
      'TOO_COSTLY',
      `The question costs ${cost}; ${maxCost} is allowed. Ask for fewer areas or fields at a time.`,
    );
  };
}

function costOf(schema: GraphQLSchema, { document, operationName, variables }: Operation): number {
  return getComplexity({
    schema,
    query: document,
    estimators: ESTIMATORS,
    ...(operationName ? { operationName } : {}),
    variables: { ...variables },
  });
}

function cachedCost(
  cache: WeakMap<DocumentNode, LRUCache<string, number>>,
  { document, operationName, variables }: Operation,
  computeCost: () => number,
): number {
  const costs = cache.get(document) ?? new LRUCache<string, number>({ max: MAX_COSTS_PER_DOCUMENT });
  cache.set(document, costs);
  const key = JSON.stringify([operationName ?? null, variables ?? null]);
  if (key.length > MAX_KEY_LENGTH) return computeCost();
  const cost = costs.get(key) ?? computeCost();
  costs.set(key, cost);
  return cost;
}
