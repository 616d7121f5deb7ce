import 'reflect-metadata';
import { Field } from 'type-graphql';

type TypeOf = NonNullable<Parameters<typeof Field>[0]>;

interface PlainOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly complexity?: number;
}

/**
 * A field without arguments, read off its object by graphql's own resolver. `@Field` wraps each read in an asynchronous
 * call chain of its own, which costs more than a column of numbers; a getter's descriptor is kept from it as well, since
 * it would make a resolver of it.
 */
export const PlainField =
  (type: TypeOf & (() => unknown), options: PlainOptions) =>
  (prototype: object, name: string): void =>
    Field(type as never, { ...options, simple: true })(prototype, name);
