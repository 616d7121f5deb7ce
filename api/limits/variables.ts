import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { clientError, withDefaultCode } from '../api-error.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Variables as the client sent them, without those that the operation does not declare, and the same coerced. */
export interface CheckedVariables {
  readonly sent: Variables;
  readonly coerced: Variables;
}

/** The values of no type of the schema lie deeper. */
const MAX_DEPTH = 12;
/** No list that the schema takes has more different entries; a longer one costs without saying more. */
const MAX_ENTRIES = 100;
/** After so many that do not fit, the rest is not looked at. */
const MAX_ERRORS = 10;
const MAX_MESSAGE_LENGTH = 300;

/** Of one operation, and the characters of each. */
const MAX_REMEMBERED = { variables: 64, characters: 1_000 };

/** Reads the variables of the operations of a schema. Those that were sent last are coerced once: a page asks again and again. */
export class VariableReader {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<OperationDefinitionNode, LRUCache<string, CheckedVariables>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /**
   * Coerces the variables of an operation.
   * @throws a BAD_USER_INPUT error about the first that does not fit, or its own error, such as BAD_MOMENT
   */
  read(operation: OperationDefinitionNode, variables: Variables): CheckedVariables {
    const text = nameOf(variables);
    if (text === null) return this.#coerce(operation, declared(operation, variables));
    const known = this.#knownOf(operation);
    const checked = known.get(text) ?? this.#coerce(operation, declared(operation, variables));
    known.set(text, checked);
    return checked;
  }

  #knownOf(operation: OperationDefinitionNode): LRUCache<string, CheckedVariables> {
    const known = this.#known.get(operation) ?? new LRUCache({ max: MAX_REMEMBERED.variables });
    this.#known.set(operation, known);
    return known;
  }

  #coerce({ variableDefinitions = [] }: OperationDefinitionNode, sent: Variables): CheckedVariables {
    const options = { maxErrors: MAX_ERRORS };
    const { errors, coerced } = getVariableValues(this.#schema, variableDefinitions, sent, options);
    if (errors) throw firstError(errors);
    return { sent, coerced };
  }
}

/** What variables are remembered by: their JSON. Null for those that have no name of their own. */
function nameOf(variables: Variables): string | null {
  try {
    const text = JSON.stringify(variables);
    if (text.includes('null')) assertFinite(variables);
    return text.length <= MAX_REMEMBERED.characters ? text : null;
  } catch {
    return null;
  }
}

/**
 * The variables that an operation declares.
 * @throws a BAD_USER_INPUT error where they are nested deeper, or their lists are longer, than any type of the schema, or
 * where a number of them is infinite
 */
function declared({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Variables {
  if (isDeeperThan(variables, MAX_DEPTH))
    throw clientError('BAD_USER_INPUT', `The variables are nested more than ${MAX_DEPTH} levels deep.`);
  const entries = longestList(variables);
  if (entries > MAX_ENTRIES)
    throw clientError(
      'BAD_USER_INPUT',
      `The variables have a list of ${entries} entries: at most ${MAX_ENTRIES} are allowed.`,
    );
  const names = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  const sent = Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
  assertFinite(sent);
  return sent;
}

/** JSON writes an infinite number as null, which would be taken for the null of another request. */
const assertFinite = (variables: Variables): void => void JSON.stringify(variables, finite);

function finite(_name: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw clientError('BAD_USER_INPUT', `A number of the variables is too large: ${value}.`);
  return value;
}

function firstError([first, ...others]: readonly GraphQLError[]): GraphQLError {
  if (!first) return clientError('BAD_USER_INPUT', 'The variables do not fit.');
  const message = first.message.length > MAX_MESSAGE_LENGTH ? shorten(first.message) : first.message;
  const more = others.length === 0 ? '' : ' Other variables do not fit either.';
  return withDefaultCode(first, 'BAD_USER_INPUT', message + more);
}

/** The beginning names the variable, and the end what was expected; the value between them may be as long as a body. */
const shorten = (message: string): string =>
  `${message.slice(0, MAX_MESSAGE_LENGTH / 2)} ... ${message.slice(-MAX_MESSAGE_LENGTH / 2)}`;

/** Entries of the longest list in a value that is not nested too deep. */
function longestList(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return own > MAX_ENTRIES
    ? own
    : Object.values(value).reduce((longest, one) => Math.max(longest, longestList(one)), own);
}

/** Level by level, since a recursion over what a client sent may be too deep for the stack. */
function isDeeperThan(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let i = 0; i <= depth && level.length > 0; i++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return level.length > 0;
}
