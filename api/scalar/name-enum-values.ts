import {
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLSchema,
  isEnumType,
  isIntrospectionType,
} from 'graphql';

/** Lets the enums of a schema list their values in the error about another one; graphql only names those spelled alike. */
export function nameEnumValues(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isEnumType(type) && !isIntrospectionType(type)) nameValuesOf(type);
}

function nameValuesOf(type: GraphQLEnumType): void {
  const parseLiteral = type.parseLiteral.bind(type);
  const parseValue = type.parseValue.bind(type);
  const names = type.getValues().map(({ name }) => name);
  const naming = <Value>(parse: () => Value): Value => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw new GraphQLError(`${error.message} Allowed: ${names.join(', ')}.`, {
        nodes: error.nodes ?? null,
      });
    }
  };
  type.parseLiteral = (node, variables) => naming(() => parseLiteral(node, variables));
  type.parseValue = (value) => naming(() => parseValue(value));
}
