import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedScalarType,
  printType,
} from 'graphql';

/** Printed first; all other types follow by name. Fields and enum values keep the order of the code. */
const FIRST_TYPES = ['Query', 'Subscription'];
const sortKey = ({ name }: GraphQLNamedType): string => {
  const first = FIRST_TYPES.indexOf(name);
  return first < 0 ? `1${name}` : `0${first}`;
};
const bySortKey = (a: GraphQLNamedType, b: GraphQLNamedType): number => (sortKey(a) < sortKey(b) ? -1 : 1);

/** The schema in the schema definition language, the same text from each build. */
export function printWholeSchema(schema: GraphQLSchema): string {
  const ours = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return `${ours.sort(bySortKey).map(printType).join('\n\n')}\n`;
}
