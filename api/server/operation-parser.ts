import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CostCheck } from '../limits/cost-check.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { shapeRules } from '../limits/shape-rules.ts';

/** A document that has passed the validation rules, or its errors. */
type CheckedDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** An operation as a client sends it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A dashboard sends few texts; those of a client that varies them are parsed each time. */
const MAX_DOCUMENTS = 100;

/** Parses and validates each text once; the same text gives the same document object each time. */
export class OperationParser {
  readonly #schema: GraphQLSchema;
  readonly #limits: LimitValues;
  readonly #checkCost: CostCheck;
  readonly #documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });

  constructor(schema: GraphQLSchema, limits: LimitValues, checkCost: CostCheck) {
    this.#schema = schema;
    this.#limits = limits;
    this.#checkCost = checkCost;
  }

  /** The arguments to execute, or the errors of the operation. */
  parse({ query, operationName, variables }: OperationRequest): ExecutionArgs | readonly GraphQLError[] {
    const checked = this.#checkedDocument(query);
    if ('errors' in checked) return checked.errors;
    const { document } = checked;
    try {
      this.#checkCost({ document, operationName, variables });
    } catch (error) {
      return [toGraphQLError(error)];
    }
    return { schema: this.#schema, document, operationName, variableValues: variables };
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
      return { errors: [withDefaultCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const errors = validate(this.#schema, document, [...specifiedRules, ...shapeRules(this.#limits)]);
    if (errors.length === 0) return { document };
    return { errors: errors.map((error) => withDefaultCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }
}

const toGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error));

/** The error with the code that Apollo Server gives it over HTTP, unless it has its own. */
function withDefaultCode(error: unknown, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = toGraphQLError(error);
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
}
