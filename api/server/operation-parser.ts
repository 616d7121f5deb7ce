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

/** A document that has passed the rules, or why it has not. */
type CheckedDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** A question as it arrives. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Texts cached: a dashboard sends few, and those of a client that varies its texts are parsed each time. */
const MAX_DOCUMENTS = 100;

/** Reads questions, each text parsed and checked once; its document is the same object each time. */
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

  /** What to execute, or the faults of the question. */
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
    const known = this.#documents.get(query);
    if (known) return { document: known };
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

/** The error with a code, the same as over HTTP, unless it brings its own. */
function withDefaultCode(error: unknown, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = toGraphQLError(error);
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
}
