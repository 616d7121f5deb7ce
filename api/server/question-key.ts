import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { LRUCache } from 'lru-cache';

/** What a subscription selects of its events: without the arguments of its root field, which only choose the events. */
interface Selection {
  readonly id: number;
  /** Variables that the selection still uses, by name. */
  readonly variables: readonly string[];
}

/** A question whose selection was forgotten gets another number: its results are then shared with later ones only. */
const MAX_SELECTIONS = 1_000;

/**
 * Names what a subscription asks of each event, so that equal questions share their results. Two clients that differ only
 * in their areas, or in the cursor they resumed from, ask the same of an event.
 */
export class QuestionKeys {
  readonly #byDocument = new WeakMap<DocumentNode, Selection>();
  readonly #ids = new LRUCache<string, number>({ max: MAX_SELECTIONS });
  #lastId = 0;

  keyOf({ schema, document, operationName, variableValues }: ExecutionArgs): string {
    const { id, variables } = this.#selectionOf(schema, document);
    // A variable that is left out has its default, and one that is null has none.
    const values = variables.map((name) =>
      variableValues && Object.hasOwn(variableValues, name) ? [variableValues[name]] : [],
    );
    return JSON.stringify([id, operationName ?? null, values]);
  }

  #selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
    const known = this.#byDocument.get(document);
    if (known) return known;
    const bare = withoutRootArguments(schema, document);
    const selection = { id: this.#idOf(print(bare)), variables: variablesIn(bare) };
    this.#byDocument.set(document, selection);
    return selection;
  }

  #idOf(text: string): number {
    const id = this.#ids.get(text) ?? ++this.#lastId;
    this.#ids.set(text, id);
    return id;
  }
}

/** The document without the arguments of fields of the root of subscriptions, and without the variables that only they use. */
function withoutRootArguments(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const root = schema.getSubscriptionType();
  const bare = visit(
    document,
    visitWithTypeInfo(types, {
      Field: (field) => (types.getParentType() === root ? { ...field, arguments: [] } : undefined),
    }),
  );
  const used = new Set(variablesIn(bare));
  return visit(bare, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

/** The names of the variables that a document uses. */
function variablesIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names].sort();
}
