import { costOf, DEFAULT_LIMITS } from '@courant/api';
import { pick, type Random, randomBelow, seededRandom } from '@courant/core/testing';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
  Lexer,
  parse,
  Source,
  TokenKind,
} from 'graphql';
import { literalOf, randomValue } from './random-value.ts';

/** A document that the limits just allow. */
export interface RandomDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number;
}

/** One field of the root, with what it declares beside. */
interface Part {
  readonly field: string;
  readonly fragments: readonly string[];
  readonly declarations: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly aliases: number;
  readonly tokens: number;
  readonly cost: number;
}

const MAX_DEPTH = 6;
const MAX_ATTEMPTS = 150;
/** The root's fields of a document: one kind repeated finds what is dear about it; none named are all. */
const POOLS: readonly (readonly string[])[] = [
  ['series'],
  ['series', 'reading'],
  ['areas', 'regions'],
  ['areas', 'area', 'france', 'series'],
  ['freshness', 'areas', 'series'],
  [],
];
/** A document costs at least this share of what is allowed. */
const FULL = 0.9;

/** Random questions of the schema that cost 90 to 100 % of what is allowed: the same ones for the same seed. */
export class RandomDocuments {
  readonly #schema: GraphQLSchema;
  readonly #now: number;
  readonly #random: Random;
  #names = 0;

  /** @param now when they will be asked, epoch milliseconds UTC: a range back from it has its price */
  constructor(schema: GraphQLSchema, now: number, seed: number) {
    this.#schema = schema;
    this.#now = now;
    this.#random = seededRandom(seed);
  }

  next(): RandomDocument {
    for (;;) {
      const parts = this.#fill();
      const cost = parts.reduce((sum, part) => sum + part.cost, 0);
      if (cost >= FULL * DEFAULT_LIMITS.maxCost) return { ...documentOf(parts), cost };
    }
  }

  /** Parts as long as they fit together. */
  #fill(): Part[] {
    const left = {
      cost: DEFAULT_LIMITS.maxCost,
      tokens: DEFAULT_LIMITS.maxTokens - 10,
      aliases: DEFAULT_LIMITS.maxAliases,
    };
    const parts: Part[] = [];
    const used = new Set<string>();
    const fields = this.#rootFields(pick(this.#random, POOLS));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (left.cost < (1 - FULL) * DEFAULT_LIMITS.maxCost) break;
      const part = this.#part(pick(this.#random, fields));
      if (part.cost > left.cost || part.tokens > left.tokens || part.aliases > left.aliases) continue;
      if (used.has(part.field)) continue;
      used.add(part.field);
      left.cost -= part.cost;
      left.tokens -= part.tokens;
      left.aliases -= part.aliases;
      parts.push(part);
    }
    return parts;
  }

  #rootFields(names: readonly string[]): GraphQLField<unknown, unknown>[] {
    const fields = this.#schema.getQueryType()?.getFields() ?? {};
    return (names.length === 0 ? Object.keys(fields) : names).flatMap((name) => fields[name] ?? []);
  }

  #part(field: GraphQLField<unknown, unknown>): Part {
    const draft = new PartDraft(this.#random, () => `n${++this.#names}`);
    const text = draft.field(field, 1, true);
    const part = { field: text, ...draft.beside };
    const { query, variables } = documentOf([part]);
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error(`no operation in ${query}`);
    const { coerced, errors } = getVariableValues(
      this.#schema,
      operation.variableDefinitions ?? [],
      variables,
    );
    if (errors) throw errors[0];
    const limits = DEFAULT_LIMITS;
    const cost = costOf({
      schema: this.#schema,
      document,
      operation,
      variables: coerced,
      now: this.#now,
      limits,
    });
    return { ...part, cost, tokens: countTokens(query) };
  }
}

class PartDraft {
  readonly #random: Random;
  readonly #newName: () => string;
  readonly #fragments: string[] = [];
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #aliases = 0;

  constructor(random: Random, newName: () => string) {
    this.#random = random;
    this.#newName = newName;
  }

  get beside() {
    return {
      fragments: this.#fragments,
      declarations: this.#declarations,
      variables: this.#variables,
      aliases: this.#aliases,
    };
  }

  field(field: GraphQLField<unknown, unknown>, depth: number, aliased: boolean): string {
    const alias = aliased ? `${this.#newName()}: ` : '';
    if (aliased) this.#aliases++;
    const type = getNamedType(field.type);
    const selection = isCompositeType(type) ? ` ${this.#selection(type, depth)}` : '';
    return `${alias}${field.name}${this.#arguments(field)}${selection}`;
  }

  #arguments({ args }: GraphQLField<unknown, unknown>): string {
    const chosen = new Map<GraphQLArgument, unknown>();
    for (const argument of args) {
      if (!isRequiredArgument(argument) && randomBelow(this.#random, 3) === 0) continue;
      const value = randomValue(this.#random, argument.name);
      if (value !== undefined) chosen.set(argument, value);
    }
    const names = [...chosen.keys()].map(({ name }) => name);
    // An end without a beginning is refused.
    if (names.length === 0 || (names.includes('to') && !names.includes('from'))) return '';
    const written = [...chosen].map(
      ([argument, value]) => `${argument.name}: ${this.#written(argument, value)}`,
    );
    return `(${written.join(', ')})`;
  }

  /** A value in the document, or the variable that has it. */
  #written({ type }: GraphQLArgument, value: unknown): string {
    if (randomBelow(this.#random, 4) > 0) return literalOf(value);
    const name = this.#newName();
    this.#variables[name] = value;
    this.#declarations.push(`$${name}: ${type}`);
    return `$${name}`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (isUnionType(type)) {
      const members = type
        .getTypes()
        .map((member) => `... on ${member.name} ${this.#selection(member, depth)}`);
      return `{ ${members.join(' ')} }`;
    }
    const fields = this.#fields(type, depth);
    if (randomBelow(this.#random, 6) > 0) return `{ ${fields} }`;
    const name = this.#newName();
    this.#fragments.push(`fragment ${name} on ${type.name} { ${fields} }`);
    return `{ ...${name} }`;
  }

  #fields(type: GraphQLNamedType, depth: number): string {
    const all =
      'getFields' in type ? (Object.values(type.getFields()) as GraphQLField<unknown, unknown>[]) : [];
    const open = all.filter((field) => depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type)));
    const most = 1 + randomBelow(this.#random, 6);
    const chosen = Array.from({ length: most }, () => pick(this.#random, open));
    const isRepeated = (field: GraphQLField<unknown, unknown>) =>
      chosen.indexOf(field) !== chosen.lastIndexOf(field);
    return chosen.map((field) => this.field(field, depth + 1, isRepeated(field))).join(' ');
  }
}

function documentOf(parts: readonly Omit<Part, 'cost' | 'tokens'>[]): {
  query: string;
  variables: Record<string, unknown>;
} {
  const declarations = parts.flatMap((part) => part.declarations);
  const head = declarations.length === 0 ? 'query' : `query (${declarations.join(', ')})`;
  const fields = parts.map(({ field }) => field).join(' ');
  const fragments = parts.flatMap((part) => part.fragments).join(' ');
  const variables = Object.assign({}, ...parts.map((part) => part.variables));
  return { query: `${head} { ${fields} } ${fragments}`, variables };
}

function countTokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  while (lexer.advance().kind !== TokenKind.EOF) tokens++;
  return tokens;
}
