import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldOf } from './field-of-type.ts';
import { introspectionPrice, isIntrospection } from './introspection-price.ts';
import type { LimitValues } from './limit-values.ts';
import { type CheaperThan, ONCE, type Price, type PriceFacts, type PriceOf, type Scale } from './price.ts';
import { type ReducibleField, type Replaced, wayOut } from './way-out.ts';

export interface CostInput {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced: `getVariableValues` has read them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** Where coverage begins, epoch milliseconds UTC: nothing earlier is answered. Infinite where nothing is covered. */
  readonly coveredFrom: number;
  /** Where real time begins, epoch milliseconds UTC; minus infinity where that is not known. */
  readonly realTimeFrom: number;
  readonly limits: LimitValues;
  readonly replaced?: Replaced;
  /** Selections visited at most, beyond which the cost is infinite; without it the limits bound the walk. */
  readonly maxVisits?: number;
}

/**
 * The cost of an operation, from the outside in: a field's price depends on the arguments around it, such as the range of
 * the series that it belongs to. Each selection costs 1 or more, one that is skipped too, and the sum ends soon after the
 * limit, so fragments that multiply cannot make it long. Infinity stands for a sum that was ended.
 */
export const costOf = (input: CostInput): number => Math.ceil(walkOperation(input).cost);

function walkOperation(input: CostInput): CostWalk {
  const { schema, document, operation } = input;
  const walk = new CostWalk(input, fragmentsOf(document));
  walk.add(operation.selectionSet, schema.getRootType(operation.operation), ONCE);
  return walk;
}

/** What to ask instead of the dearest field of an operation that is too costly; undefined where nothing suffices. */
export function findWayOut(input: CostInput): string | undefined {
  const { dearest, fields } = walkOperation(input);
  if (!dearest || fields > MAX_FIELDS_REDUCED) return undefined;
  return wayOut(
    dearest,
    (replaced) => costOf({ ...input, replaced, maxVisits: MAX_VISITS_OF_ADVICE }) <= input.limits.maxCost,
  );
}

/** Looking for a way out prices an operation many times, so a long one has none. */
const MAX_FIELDS_REDUCED = 200;
/** Of one of those prices: advice is a courtesy, and may take no longer than an answer. */
export const MAX_VISITS_OF_ADVICE = 400;

const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

/** Beyond so many times the limit a sum is ended. A sum below it is told in the refusal. */
const ENDED_BEYOND = 4;

class CostWalk {
  cost = 0;
  /** Selections and fields visited. */
  visits = 0;
  fields = 0;
  /** The dearest field that says how to ask for less. */
  dearest: (ReducibleField & { readonly cost: number }) | undefined;
  readonly #input: CostInput;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(input: CostInput, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#input = input;
    this.#fragments = fragments;
  }

  /** @param spread the fragments that were added to this set: it has each once, as when it is executed */
  add(
    set: SelectionSetNode | undefined,
    type: GraphQLNamedType | null | undefined,
    scale: Scale,
    spread = new Set<string>(),
  ): void {
    if (!type) return;
    for (const selection of set?.selections ?? []) {
      if (this.#isEnded()) this.cost = Number.POSITIVE_INFINITY;
      if (!Number.isFinite(this.cost)) return;
      this.visits += 1;
      if (this.#isIncluded(selection)) this.#addSelection(selection, type, scale, spread);
      else this.cost += 1;
    }
  }

  #isEnded(): boolean {
    const { limits, maxVisits = Number.POSITIVE_INFINITY } = this.#input;
    return this.cost > ENDED_BEYOND * limits.maxCost || this.visits >= maxVisits;
  }

  #isIncluded(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true;
    const { variables } = this.#input;
    return (
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
    );
  }

  #addSelection(selection: SelectionNode, type: GraphQLNamedType, scale: Scale, spread: Set<string>): void {
    if (selection.kind === Kind.FIELD) {
      this.#addField(selection, type, scale);
      return;
    }
    this.cost += 1;
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#spread(selection, spread) : selection;
    const condition = fragment?.typeCondition?.name.value;
    this.add(fragment?.selectionSet, condition ? this.#input.schema.getType(condition) : type, scale, spread);
  }

  #spread({ name }: FragmentSpreadNode, spread: Set<string>): FragmentDefinitionNode | undefined {
    if (spread.has(name.value)) return undefined;
    spread.add(name.value);
    return this.#fragments.get(name.value);
  }

  #addField(node: FieldNode, type: GraphQLNamedType, scale: Scale): void {
    this.fields += 1;
    const field = fieldOf(type, node.name.value);
    if (!field) {
      this.cost += scale.times;
      return;
    }
    const price = isIntrospection(type, field)
      ? introspectionPrice(field.name)
      : this.#priceOf(field, node, scale);
    const { own, times = 1, inside } = price;
    const before = this.cost;
    this.cost += scale.times * own;
    if (node.selectionSet)
      this.add(node.selectionSet, getNamedType(field.type), {
        ...scale,
        ...inside,
        times: scale.times * times,
      });
    this.#noteReducible(field, node, scale, this.cost - before);
  }

  #noteReducible(field: GraphQLField<unknown, unknown>, node: FieldNode, scale: Scale, cost: number): void {
    const { cheaperThan } = field.extensions as { cheaperThan?: CheaperThan<unknown> };
    if (!cheaperThan || cost <= (this.dearest?.cost ?? 0)) return;
    const cheaper = () => cheaperThan(this.#argumentsOf(field, node), this.#facts(scale));
    this.dearest = { node, cost, cheaper };
  }

  #priceOf(field: GraphQLField<unknown, unknown>, node: FieldNode, scale: Scale): Price {
    const { priceOf, complexity } = field.extensions as { priceOf?: PriceOf<unknown>; complexity?: number };
    if (!priceOf) return { own: complexity ?? 1 };
    return priceOf(this.#argumentsOf(field, node), this.#facts(scale));
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): unknown {
    const { variables, replaced } = this.#input;
    return replaced?.get(node) ?? getArgumentValues(field, node, variables);
  }

  #facts(scale: Scale): PriceFacts {
    const { now, coveredFrom, realTimeFrom, limits } = this.#input;
    return { now, covered: { from: coveredFrom, to: now }, realTimeFrom, limits, scale };
  }
}
