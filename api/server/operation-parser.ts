import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { toGraphQLError, withDefaultCode } from '../api-error.ts';
import type { CostCheck } from '../limits/cost-check.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { shapeRules } from '../limits/shape-rules.ts';
import { subscriptionRule } from '../limits/subscription-rule.ts';
import { createOperationCheck, type OperationCheck } from './operation-check.ts';

/** A document that has passed the validation rules, or its errors. */
type CheckedDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** An operation as a client sends it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The arguments to execute, with the variables coerced and with what the operation costs. */
export interface PricedArgs extends ExecutionArgs {
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly cost: number;
}

/** A dashboard sends few texts; those of a client that varies them are parsed each time. */
const MAX_DOCUMENTS = 100;

/** Validating a text of thousand characters takes some two milliseconds; a unit is a fortieth of that. */
const CHARACTERS_PER_UNIT = 25;
/** Of a new text, however short. */
const COST_OF_NEW_TEXT = 10;

/** Parses and validates each text once; the same text gives the same document object each time. */
export class OperationParser {
  readonly #schema: GraphQLSchema;
  readonly #limits: LimitValues;
  readonly #checkOperation: OperationCheck;
  readonly #documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });

  constructor(schema: GraphQLSchema, limits: LimitValues, checkCost: CostCheck) {
    this.#schema = schema;
    this.#limits = limits;
    this.#checkOperation = createOperationCheck(schema, checkCost);
  }

  /**
   * The arguments to execute, or the errors of the operation. Its `variableValues` are those that the operation declares,
   * as the client sent them: they fit their types, so they are plain JSON and as shallow as those are.
   * @param spend called before a new text is read, with what that costs; a GraphQLError of it is among the errors
   */
  async parse(
    { query, operationName, variables }: OperationRequest,
    spend: (cost: number) => Promise<void>,
  ): Promise<PricedArgs | readonly GraphQLError[]> {
    try {
      const costOfReading = this.#costOfReading(query);
      if (costOfReading > 0) await spend(costOfReading);
      const checked = this.#checkedDocument(query);
      if ('errors' in checked) return checked.errors;
      const { document } = checked;
      const { sent, coerced, cost } = await this.#checkOperation({ document, operationName, variables });
      return { schema: this.#schema, document, operationName, variableValues: sent, coerced, cost };
    } catch (error) {
      return [toGraphQLError(error)];
    }
  }

  /** In the unit of `maxCost`; nothing for a text that is known. */
  #costOfReading(query: string): number {
    return this.#documents.has(query) ? 0 : COST_OF_NEW_TEXT + Math.ceil(query.length / CHARACTERS_PER_UNIT);
  }

  #checkedDocument(query: string): CheckedDocument {
    const cached = this.#documents.get(query);
    if (cached) return { document: cached };
    const checked = this.#check(query);
    if ('errors' in checked) return checked;
    this.#documents.set(query, checked.document);
    return checked;
  }

  #check(query: string): CheckedDocument {
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: this.#limits.maxTokens });
    } catch (error) {
      return { errors: [withDefaultCode(toGraphQLError(error), 'GRAPHQL_PARSE_FAILED')] };
    }
    // First what the rules of GraphQL cannot bear: conditions of a subscription's root, and long or deep documents.
    const first = validate(this.#schema, document, [subscriptionRule, ...shapeRules(this.#limits)]);
    const errors = first.length > 0 ? first : validate(this.#schema, document, specifiedRules);
    if (errors.length === 0) return { document };
    return { errors: errors.map((error) => withDefaultCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }
}
