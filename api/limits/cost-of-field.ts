import { type GraphQLResolveInfo, Kind } from 'graphql';
import type { ApiContext } from '../context.ts';
import { costOf, MAX_VISITS_OF_ADVICE } from './cost.ts';

/** Whether a field, asked alone and with these arguments, would cost no more than is allowed. */
export function isAllowedAlone(
  { schema, fragments, operation, fieldNodes, variableValues }: GraphQLResolveInfo,
  { coverage, requestedAt, limits }: ApiContext,
  args: unknown,
): boolean {
  const cost = costOf({
    schema,
    document: { kind: Kind.DOCUMENT, definitions: Object.values(fragments) },
    operation: { ...operation, selectionSet: { ...operation.selectionSet, selections: fieldNodes } },
    variables: variableValues,
    now: requestedAt,
    coveredFrom: coverage.earliestSeen,
    realTimeFrom: coverage.realTimeFrom,
    limits,
    replaced: new Map(fieldNodes.map((node) => [node, args])),
    maxVisits: MAX_VISITS_OF_ADVICE,
  });
  return cost <= limits.maxCost;
}
