import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * Refuses `@skip` and `@include` on what a subscription selects: with its one field skipped, nothing is subscribed to.
 * @see https://spec.graphql.org/September2025/#sec-Single-Root-Field
 */
export const subscriptionRule: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition({ operation, selectionSet }) {
    if (operation !== 'subscription') return;
    const conditional = rootSelections(selectionSet, context).find(isConditional);
    if (!conditional) return;
    const message = 'A subscription always has its field: use neither @skip nor @include on it.';
    context.reportError(new GraphQLError(message, { nodes: conditional }));
  },
});

const isConditional = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name }) => name.value === 'skip' || name.value === 'include');

/** The selections of the root, those of its fragments included. */
function rootSelections(root: SelectionSetNode, context: ValidationContext): SelectionNode[] {
  const found = new Set<SelectionNode>(root.selections);
  for (const selection of found) {
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(selection.name.value) : selection;
    if (!inner || inner.kind === Kind.FIELD) continue;
    for (const nested of inner.selectionSet.selections) found.add(nested);
  }
  return [...found];
}
