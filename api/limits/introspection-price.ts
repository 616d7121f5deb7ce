import {
  type GraphQLField,
  type GraphQLNamedType,
  isInterfaceType,
  isObjectType,
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

export const introspectionPrice = (field: string): Price => ({ own: OWN, times: LENGTHS[field] ?? 1 });

/** The field of a type, or one of the two with which introspection begins. */
export const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined => {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
};
