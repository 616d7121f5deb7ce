import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the schema and of every operation in `data/operation`; the output is committed and checked fresh. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: ['data/operation/*.graphql'],
  generates: {
    'gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: false,
        scalars: {
          DateTime: 'string',
          Moment: { input: 'string', output: 'never' },
          StreamCursor: 'string',
          NumberColumn: { input: 'never', output: 'ReadonlyArray<number | null>' },
          InstantColumn: { input: 'never', output: 'ReadonlyArray<string>' },
        },
      },
    },
  },
};
export default config;
