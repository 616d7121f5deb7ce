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
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: this.#limits.maxTokens });
    } catch (error) {
      return { errors: [coded(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const errors = validate(this.#schema, document, [...specifiedRules, ...shapeRules(this.#limits)]);
    if (errors.length === 0) return { document };
    return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }
}

const toGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error));

/** The error with a code, the same as over HTTP, unless it brings its own. */
function coded(error: unknown, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = toGraphQLError(error);
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
}
