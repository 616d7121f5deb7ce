import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { clientError } from '../api-error.ts';
import type { Coverage } from '../column/coverage.ts';
import { type CostInput, costOf, findWayOut } from './cost.ts';
import type { LimitValues } from './limit-values.ts';
import { pricedVariables } from './priced-variables.ts';
import { HISTORY_START } from './range-cost.ts';

/** An operation that is about to be executed. */
export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables that it declares, as the client sent them: those that are priced are part of the key of a cached cost. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** The same, coerced. */
  readonly coerced: Readonly<Record<string, unknown>>;
}

/** What an operation costs; throws a TOO_COSTLY error. It needs the variables, because a range costs as much as the slots in it. */
export type CostCheck = (operation: PricedOperation) => Promise<number>;

/** What is remembered of a document. */
interface KnownDocument {
  readonly pricedVariables: ReadonlySet<string>;
  /** By operation and priced variables. */
  readonly costs: LRUCache<string, number>;
  /** The priced ones of variables, which are the same object where the same were sent before. */
  readonly texts: WeakMap<object, string>;
}

/** A longer key is not cached. */
const MAX_COSTS_PER_DOCUMENT = 64;
const MAX_KEY_LENGTH = 1_000;

/** A range "up to now" grows: its cost is computed again in the next hour. */
const HOUR_MS = 3_600_000;

export function createCostCheck(
  schema: GraphQLSchema,
  limits: LimitValues,
  servingCoverage: () => Coverage,
  now: () => number = Date.now,
): CostCheck {
  // Computing the cost of a document takes longer than executing it, and a dashboard sends the same one again and again.
  const documents = new WeakMap<DocumentNode, KnownDocument>();
  const documentOf = ({ document }: PricedOperation): KnownDocument => {
    const known = documents.get(document) ?? {
      pricedVariables: pricedVariables(schema, document),
      costs: new LRUCache<string, number>({ max: MAX_COSTS_PER_DOCUMENT }),
      texts: new WeakMap(),
    };
    documents.set(document, known);
    return known;
  };
  const inputFrom = ({ document, operation, coerced }: PricedOperation, coveredFrom: number): CostInput => ({
    schema,
    document,
    operation,
    variables: coerced,
    now: now(),
    coveredFrom,
    realTimeFrom: servingCoverage().realTimeFrom,
    limits,
  });
  const priceFrom = (operation: PricedOperation, coveredFrom: number): number => {
    const input = inputFrom(operation, coveredFrom);
    const known = documentOf(operation);
    const hour = Math.floor(input.now / HOUR_MS);
    const variables = textOfPriced(known, operation.sent);
    const key = `${input.operation.name?.value} ${hour} ${coveredFrom} ${input.realTimeFrom} ${variables}`;
    return cachedCost(known.costs, key, () => costOf(input));
  };
  return async (operation) => {
    const coverage = servingCoverage();
    let cost = priceFrom(operation, coverage.earliestSeen);
    // Where the question goes back further, the answer looks for an earlier beginning, and so does the price.
    if (coverage.earliestSeen > HISTORY_START && cost !== priceFrom(operation, HISTORY_START)) {
      await coverage.beginning(HISTORY_START);
      cost = priceFrom(operation, coverage.earliestSeen);
    }
    if (cost > limits.maxCost)
      throw tooCostly(cost, limits.maxCost, findWayOut(inputFrom(operation, coverage.earliestSeen)));
    return cost;
  };
}

function textOfPriced({ pricedVariables, texts }: KnownDocument, sent: PricedOperation['sent']): string {
  const known = texts.get(sent);
  if (known !== undefined) return known;
  const text = JSON.stringify(Object.entries(sent).filter(([name]) => pricedVariables.has(name)));
  texts.set(sent, text);
  return text;
}

function tooCostly(
  cost: number,
  maxCost: number,
  advice = 'Ask for fewer areas or fields at a time, or for less time.',
) {
  const amount = Number.isFinite(cost) ? String(cost) : `far more than ${maxCost}`;
  const message = `The question costs ${amount}; ${maxCost} is allowed. ${advice}`;
  return clientError('TOO_COSTLY', message, { ...(Number.isFinite(cost) && { cost }), maxCost });
}

function cachedCost(costs: LRUCache<string, number>, key: string, computeCost: () => number): number {
  if (key.length > MAX_KEY_LENGTH) return computeCost();
  const cost = costs.get(key) ?? computeCost();
  costs.set(key, cost);
  return cost;
}
