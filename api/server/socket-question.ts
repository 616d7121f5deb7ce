import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { CostCheck } from '../limits/cost-check.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { shapeRules } from '../limits/shape-rules.ts';

/** A document that has passed the same rules as over HTTP, or why it has not. */
type Checked = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** An operation with a name for "the same question": same text, operation and variables. */
export interface SocketQuestion extends ExecutionArgs {
  readonly question: string;
}

const KEPT_DOCUMENTS = 500;

/** Reads questions from a socket, each text parsed and checked once. */
export class SocketQuestions {
  readonly #schema: GraphQLSchema;
  readonly #limits: LimitValues;
  readonly #checkCost: CostCheck;
  readonly #checked = new Map<string, Checked>();

  constructor(schema: GraphQLSchema, limits: LimitValues, checkCost: CostCheck) {
    this.#schema = schema;
    this.#limits = limits;
    this.#checkCost = checkCost;
  }

  /** What to execute, or the faults of the question. */
  read({ query, operationName, variables }: SubscribePayload): SocketQuestion | readonly GraphQLError[] {
    const checked = this.#document(query);
    if ('errors' in checked) return checked.errors;
    const { document } = checked;
    try {
      this.#checkCost({ document, operationName, variables });
    } catch (error) {
      return [toGraphQLError(error)];
    }
    const question = JSON.stringify([query, operationName ?? null, variables ?? null]);
    return { schema: this.#schema, document, operationName, variableValues: variables, question };
  }

  #document(query: string): Checked {
    let checked = this.#checked.get(query);
    if (!checked) {
      checked = this.#check(query);
      if (this.#checked.size >= KEPT_DOCUMENTS) this.#checked.clear();
      this.#checked.set(query, checked);
    }
    return checked;
  }

  #check(query: string): Checked {
    try {
      const document = parse(query, { maxTokens: this.#limits.maxTokens });
      const errors = validate(this.#schema, document, [...specifiedRules, ...shapeRules(this.#limits)]);
      return errors.length > 0 ? { errors } : { document };
    } catch (error) {
      return { errors: [toGraphQLError(error)] };
    }
  }
}

const toGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error));
