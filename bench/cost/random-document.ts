import { costOf, DEFAULT_LIMITS, HISTORY_START } from '@courant/api';
import { pick, type Random, seededRandom } from '@courant/core/testing';
import {
  type GraphQLField,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Lexer,
  parse,
  Source,
  TokenKind,
} from 'graphql';
import { PartDraft } from './random-part.ts';

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
    const remaining = {
      cost: DEFAULT_LIMITS.maxCost,
      tokens: DEFAULT_LIMITS.maxTokens - 10,
      aliases: DEFAULT_LIMITS.maxAliases,
    };
    const parts: Part[] = [];
    const used = new Set<string>();
    const fields = this.#rootFields(pick(this.#random, POOLS));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (remaining.cost < (1 - FULL) * DEFAULT_LIMITS.maxCost) break;
      const part = this.#part(pick(this.#random, fields));
      if (part.cost > remaining.cost || part.tokens > remaining.tokens || part.aliases > remaining.aliases)
        continue;
      if (used.has(part.field)) continue;
      used.add(part.field);
      remaining.cost -= part.cost;
      remaining.tokens -= part.tokens;
      remaining.aliases -= part.aliases;
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
      coveredFrom: HISTORY_START,
      realTimeFrom: HISTORY_START,
      limits,
    });
    return { ...part, cost, tokens: countTokens(query) };
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
