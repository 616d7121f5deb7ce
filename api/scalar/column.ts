import { GraphQLScalarType } from 'graphql';
import type { Figures } from '../column/figures.ts';

/** A scalar rather than a list type: graphql would visit every number of a list, which costs more than the rest of an answer. */
export const NumberColumn = new GraphQLScalarType<Figures, Figures>({
  name: 'NumberColumn',
  description: 'A JSON array of numbers; null is "not published", never 0. Example: [812.5, null, 790].',
  serialize: (column) => column as Figures,
});

/** Instants as texts that need no escaping in JSON; `JSON.stringify` sees the list of them. */
export class Instants {
  readonly texts: readonly string[];
  #json: string | undefined;

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  /** The list as JSON, printed once for all answers that have it. */
  get json(): string {
    this.#json ??= this.texts.length === 0 ? '[]' : `["${this.texts.join('","')}"]`;
    return this.#json;
  }

  toJSON(): readonly string[] {
    return this.texts;
  }
}

/** Instants, or texts some of which are absent. */
type InstantTexts = Instants | readonly (string | null)[];

/** Texts rather than epoch milliseconds, so that a column may print instants with the offset of Paris. */
export const InstantColumn = new GraphQLScalarType<InstantTexts, InstantTexts>({
  name: 'InstantColumn',
  description:
    'A JSON array of instants, RFC 3339; null where there is none. Example: ["2024-01-18T09:30:00Z", "2024-01-18T10:00:00Z"].',
  serialize: (column) => column as InstantTexts,
});
