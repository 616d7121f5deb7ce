import {
  type GraphQLField,
  type GraphQLNamedType,
  isIntrospectionType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { Price } from './price.ts';

/** A field of introspection reads a property. */
const OWN = 0.02;

/** About how many each list of introspection has in this schema; a type's fields lead to other types and theirs. */
const LENGTHS: Readonly<Record<string, number>> = {
  types: 60,
  fields: 8,
  inputFields: 4,
  enumValues: 6,
  args: 2,
  possibleTypes: 3,
  directives: 5,
  locations: 3,
};

export const isIntrospection = (type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): boolean =>
  isIntrospectionType(type) || field === SchemaMetaFieldDef || field === TypeMetaFieldDef;

export const introspectionPrice = (field: string): Price => ({ own: OWN, times: LENGTHS[field] ?? 1 });
