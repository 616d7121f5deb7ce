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

/** The arguments to execute, with what the operation costs. */
export interface PricedArgs extends ExecutionArgs {
  readonly cost: number;
}

/** A dashboard sends few texts; those of a client that varies them are parsed each time. */
const MAX_DOCUMENTS = 100;

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
   */
  async parse({
    query,
    operationName,
    variables,
  }: OperationRequest): Promise<PricedArgs | readonly GraphQLError[]> {
    const checked = this.#checkedDocument(query);
    if ('errors' in checked) return checked.errors;
    const { document } = checked;
    try {
      const { sent, cost } = await this.#checkOperation({ document, operationName, variables });
      return { schema: this.#schema, document, operationName, variableValues: sent, cost };
    } catch (error) {
      return [toGraphQLError(error)];
    }
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
    // Its own rule reads the conditions of a subscription without variables, and throws where one is a variable.
    const first = validate(this.#schema, document, [subscriptionRule]);
    const errors =
      first.length > 0
        ? first
        : validate(this.#schema, document, [...specifiedRules, ...shapeRules(this.#limits)]);
    if (errors.length === 0) return { document };
    return { errors: errors.map((error) => withDefaultCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }
}
