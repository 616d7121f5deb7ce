import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedScalarType,
  printType,
} from 'graphql';

/** What is asked first is printed first; the rest by name. Fields and enum values keep the order they were written in. */
const FIRST_TYPES = ['Query', 'Subscription'];
const sortKey = ({ name }: GraphQLNamedType): string => {
  const first = FIRST_TYPES.indexOf(name);
  return first < 0 ? `1${name}` : `0${first}`;
};
const bySortKey = (a: GraphQLNamedType, b: GraphQLNamedType): number => (sortKey(a) < sortKey(b) ? -1 : 1);

/** The schema in its own language, stable from one build to the next. */
export function printWholeSchema(schema: GraphQLSchema): string {
  const ours = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return `${ours.sort(bySortKey).map(printType).join('\n\n')}\n`;
}
