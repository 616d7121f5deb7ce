// @vitest-environment node
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { expect, test } from 'vitest';
import config from './codegen.ts';

const folder = import.meta.dirname;

test('the generated types are those of the schema and the operations: run `npm run codegen` where they are not', async () => {
  const files: { filename: string; content: string }[] = await generate(
    { ...config, cwd: folder, silent: true },
    false,
  );

  expect(files.map(({ filename }) => filename).sort()).toContain('gql/graphql.ts');
  for (const { filename, content } of files) {
    expect(readFileSync(resolve(folder, filename), 'utf8'), filename).toBe(content);
  }
});
