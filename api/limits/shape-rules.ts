import type { ASTVisitor, DocumentNode, SelectionSetNode, ValidationRule } from 'graphql';
import { Kind } from 'graphql';
import { clientError } from '../api-error.ts';
import type { LimitValues } from './limit-values.ts';

/** Depth of each named fragment; null while it is computed, since only another rule refuses cycles. */
type FragmentDepths = Map<string, number | null>;

/** The deepest nesting of fields in a document; introspection counts nothing. */
export function depthOf(document: DocumentNode): number {
  const fragmentDepths: FragmentDepths = new Map();
  const depths = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? depthIn(definition.selectionSet, document, fragmentDepths)
      : 0,
  );
  return Math.max(0, ...depths);
}

function depthIn(
  set: SelectionSetNode | undefined,
  document: DocumentNode,
  fragmentDepths: FragmentDepths,
): number {
  const depths = (set?.selections ?? []).map((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return depthOfFragment(selection.name.value, document, fragmentDepths);
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return depthIn(selection.selectionSet, document, fragmentDepths);
    return selection.name.value.startsWith('__')
      ? 0
      : 1 + depthIn(selection.selectionSet, document, fragmentDepths);
  });
  return Math.max(0, ...depths);
}

function depthOfFragment(name: string, document: DocumentNode, fragmentDepths: FragmentDepths): number {
  const known = fragmentDepths.get(name);
  if (known !== undefined) return known ?? 0;
  fragmentDepths.set(name, null);
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
  const depth = depthIn(
    fragment && 'selectionSet' in fragment ? fragment.selectionSet : undefined,
    document,
    fragmentDepths,
  );
  fragmentDepths.set(name, depth);
  return depth;
}

const depthRule =
  ({ maxDepth }: LimitValues): ValidationRule =>
  (context): ASTVisitor => ({
    Document(document) {
      const depth = depthOf(document);
      if (depth <= maxDepth) return;
      context.reportError(
        clientError('TOO_DEEP', `The question is ${depth} fields deep; ${maxDepth} are allowed.`),
      );
    },
  });

const aliasRule =
  ({ maxAliases }: LimitValues): ValidationRule =>
  (context): ASTVisitor => {
    let aliases = 0;
    return {
      Field(field) {
        if (field.alias) aliases++;
      },
      Document: {
        leave() {
          if (aliases <= maxAliases) return;
          const message = `The question has ${aliases} aliases; ${maxAliases} are allowed.`;
          context.reportError(clientError('TOO_MANY_ALIASES', message));
        },
      },
    };
  };

/** GraphQL compares all fields of one name with each other: a hundred take some ten milliseconds, a thousand a second. */
const MAX_SAME_NAMES = 100;

/** Names as in the answer. `__typename`, which clients add to every selection, is not compared further. */
const sameNameRule: ValidationRule = (context): ASTVisitor => {
  const counts = new Map<string, number>();
  return {
    Field({ alias, name }) {
      const key = (alias ?? name).value;
      if (key !== '__typename') counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    Document: {
      leave() {
        for (const [key, count] of counts) {
          if (count <= MAX_SAME_NAMES) continue;
          const message = `The question has ${count} fields named ${key.slice(0, 60)}; ${MAX_SAME_NAMES} are allowed.`;
          context.reportError(clientError('TOO_MANY_FIELDS', message));
          return;
        }
      },
    },
  };
};

/** The validation rules over a document's shape, which need no variables. */
export const shapeRules = (limits: LimitValues): ValidationRule[] => [
  depthRule(limits),
  aliasRule(limits),
  sameNameRule,
];
