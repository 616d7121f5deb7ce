import {
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The names of the variables that the cost of a document may depend on: those in the arguments of fields with a price, and in
 * conditions. The cursor that a stream resumes from is none of them, so a thousand resumes are priced once.
 */
export function pricedVariables(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const types = new TypeInfo(schema);
  const names = new Set<string>();
  const collect: ASTVisitor = { Variable: ({ name }) => void names.add(name.value) };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ arguments: args = [] }) => {
        if (types.getFieldDef()?.extensions.priceOf) for (const argument of args) visit(argument, collect);
      },
      Directive: (directive) => void visit(directive, collect),
    }),
  );
  return names;
}
