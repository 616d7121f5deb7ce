import { type ArgumentNode, type FieldNode, Kind } from 'graphql';
import { type Operation, operationIn, readVariables } from './operation.ts';

/**
 * The same subscription behind an event: the variable of its `after` holds the cursor, or the text of `after` does, which
 * is added where there is none. The rest of the text stays, comments too.
 */
export function resumedOperation(operation: Operation, cursor: string): Operation {
  const field = operationIn(operation.query)?.selectionSet.selections.find(({ kind }) => kind === Kind.FIELD);
  if (field?.kind !== Kind.FIELD) return operation;
  const after = field.arguments?.find(({ name }) => name.value === 'after');
  if (after?.value.kind === Kind.VARIABLE) return withVariable(operation, after.value.name.value, cursor);
  return { ...operation, query: withArgument(operation.query, field, after, `after: "${cursor}"`) };
}

function withVariable({ query, variables }: Operation, name: string, cursor: string): Operation {
  return { query, variables: JSON.stringify({ ...readVariables(variables), [name]: cursor }, null, 2) };
}

function withArgument(
  query: string,
  field: FieldNode,
  before: ArgumentNode | undefined,
  text: string,
): string {
  const replaced = before?.loc;
  if (replaced) return query.slice(0, replaced.start) + text + query.slice(replaced.end);
  const last = field.arguments?.at(-1)?.loc;
  const at = last?.end ?? field.name.loc?.end ?? query.length;
  return query.slice(0, at) + (last ? `, ${text}` : `(${text})`) + query.slice(at);
}
