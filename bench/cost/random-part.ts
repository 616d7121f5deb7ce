import { pick, type Random, randomBelow } from '@courant/core/testing';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { literalOf, randomValue } from './random-value.ts';

const MAX_DEPTH = 6;

/** One field of the root while it is written, with the fragments and variables that it needs. */
export class PartDraft {
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

  #arguments({ name: field, args }: GraphQLField<unknown, unknown>): string {
    const chosen = new Map<GraphQLArgument, unknown>();
    for (const argument of args) {
      if (!isRequiredArgument(argument) && randomBelow(this.#random, 3) === 0) continue;
      const value = randomValue(this.#random, field, argument.name);
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
