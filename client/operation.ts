/**
 * The text of an operation, with the types of its answer and its variables. A string is one, and so is what
 * graphql-codegen makes of an operation with `documentMode: 'string'`.
 */
export interface Operation<Data, Variables = Record<string, unknown>> {
  toString(): string;
  /** Never set: it carries the types. */
  readonly __apiType?: (variables: Variables) => Data;
}
