import 'reflect-metadata';
import { Field } from 'type-graphql';

type TypeOf = NonNullable<Parameters<typeof Field>[0]>;

interface PlainOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly complexity?: number;
}

/**
 * A field without arguments that graphql's default resolver reads. TypeGraphQL's `@Field` would wrap each read in an
 * asynchronous call chain, which costs more than a column of numbers. The property descriptor is not passed on, because
 * TypeGraphQL makes a resolver of a getter.
 */
export const PlainField =
  (type: TypeOf & (() => unknown), options: PlainOptions) =>
  (prototype: object, name: string): void =>
    Field(type as never, { ...options, simple: true })(prototype, name);
