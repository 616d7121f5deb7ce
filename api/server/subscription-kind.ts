import {
  type DocumentNode,
  type ExecutionArgs,
  type FieldNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** The field of `Subscription` that an operation, which is valid, selects. */
export function subscriptionKind({ document, operationName }: ExecutionArgs): string {
  const operation = getOperationAST(document, operationName);
  const field = operation && firstField(operation.selectionSet, document);
  return field?.name.value ?? 'none';
}

function firstField({ selections }: SelectionSetNode, document: DocumentNode): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          );
    const field =
      inner && 'selectionSet' in inner && inner.selectionSet && firstField(inner.selectionSet, document);
    if (field) return field;
  }
  return undefined;
}
