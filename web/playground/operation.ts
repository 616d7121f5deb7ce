import { getOperationAST, type OperationTypeNode, parse } from 'graphql';

/** What a tab asks: a document, and its variables as the text of a JSON object. */
export interface Operation {
  readonly query: string;
  readonly variables: string;
}

/** The operation of a document that runs: the one named, else the only one; undefined where it cannot be read. */
export function operationIn(query: string, name?: string | null) {
  try {
    const document = parse(query);
    return getOperationAST(document, name) ?? getOperationAST(document) ?? undefined;
  } catch {
    return undefined;
  }
}

export const operationType = (query: string): OperationTypeNode | undefined => operationIn(query)?.operation;

/** Variables that are no JSON are left out: the editor marks them, and the API says which one it needs. */
export function readVariables(json: string): Record<string, unknown> | undefined {
  try {
    const variables: unknown = JSON.parse(json);
    return isObject(variables) && Object.keys(variables).length > 0 ? variables : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
