import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

const OPERATIONS = 'data/operation';

/** Files of operations, and those that have but the fragments which operations share. */
const files = readdirSync(join(import.meta.dirname, OPERATIONS)).map((name) => `${OPERATIONS}/${name}`);
const isShared = (file: string) =>
  !/^(query|subscription)\b/m.test(readFileSync(join(import.meta.dirname, file), 'utf8'));
const shared = files.filter(isShared);

/** A file of documents for each file of operations: a page then loads those that it asks. */
const documents = files
  .filter((file) => !isShared(file))
  .map((file) => [
    file.replace(OPERATIONS, 'gql/document').replace('.graphql', '.ts'),
    {
      documents: [file, ...shared],
      plugins: [{ add: { content: "import type * as Types from '../graphql.ts';" } }, 'typed-document-node'],
      config: { importOperationTypesFrom: 'Types', useTypeImports: true },
    },
  ]);

/** Types of the schema and of every operation in `data/operation`; the output is committed and checked fresh. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  generates: {
    'gql/': {
      documents: [`${OPERATIONS}/*.graphql`],
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
    ...Object.fromEntries(documents),
  },
};
export default config;
