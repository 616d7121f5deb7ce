import 'reflect-metadata';
import { Field } from 'type-graphql';

type TypeOf = NonNullable<Parameters<typeof Field>[0]>;

interface PlainOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly complexity?: number;
}

/**
 * A field without arguments, read off its object by graphql's own resolver. `@Field` on a getter wraps each read in a
 * call chain of its own, which costs more than a column of numbers; so the getter's descriptor is kept from it.
 */
export const PlainField =
  (type: TypeOf & (() => unknown), options: PlainOptions) =>
  (prototype: object, name: string): void =>
    Field(type as never, { ...options, simple: true })(prototype, name);
