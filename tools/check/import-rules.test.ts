import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REPO_ROOT } from '../bootstrap/repo-root.mjs';

const RULES = ['biome.json', '.biome', '.gitignore', 'package.json'];
const MANIFESTS = [
  'core',
  'ingest',
  'processor',
  'api',
  'client',
  'web',
  'simulator',
  'standalone',
  'e2e',
  'bench',
  'tools',
].map((name) => `${name}/package.json`);

const RESTRICTED_IMPORTS = 'lint/style/noRestrictedImports';
const CYCLE = 'lint/suspicious/noImportCycles';
const UNDECLARED = 'lint/correctness/noUndeclaredDependencies';

/** A file each, and the rule that must report it. */
const VIOLATIONS: ReadonlyArray<{ promise: string; file: string; text: string; rule: string }> = [
  {
    promise: 'the domain does not import node:',
    file: 'core/domain/p1.ts',
    text: "import 'node:fs';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the domain does not import a package',
    file: 'core/domain/p2.ts',
    text: "import 'zod';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the domain does not import the log',
    file: 'core/domain/p3.ts',
    text: "import '../log/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the log does not import the store',
    file: 'core/log/p4.ts',
    text: "import '../store/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the store does not import the log',
    file: 'core/store/p5.ts',
    text: "import '../log/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'run does not import the log',
    file: 'core/run/p6.ts',
    text: "import '@courant/core/log';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'core does not import a worker',
    file: 'core/run/p7.ts',
    text: "import '../../api/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'an entry point does not import a driver statically',
    file: 'core/log/index.ts',
    text: "import { open } from './embedded/index.ts';\nopen();",
    rule: 'plugin',
  },
  {
    promise: 'an entry point does not re-export a driver',
    file: 'core/store/index.ts',
    text: "export { open } from './embedded/index.ts';",
    rule: 'plugin',
  },
  {
    promise: 'a port knows no driver',
    file: 'core/log/port.ts',
    text: "import { open } from './kafka/index.ts';\nopen();",
    rule: 'plugin',
  },
  {
    promise: 'ingest does not import the processor by name',
    file: 'ingest/p8.ts',
    text: "import '@courant/processor';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'ingest does not import the processor by path',
    file: 'ingest/p9.ts',
    text: "import '../processor/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the processor does not load ingest late either',
    file: 'processor/p10.ts',
    text: "await import('../ingest/index.ts');",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the api does not import a driver by name',
    file: 'api/p11.ts',
    text: "import '@courant/core/log/embedded';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the api does not import a driver by path',
    file: 'api/mix/p12.ts',
    text: "import '../../core/log/embedded/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the web does not import the log',
    file: 'web/p13.ts',
    text: "import '@courant/core/log';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the web does not import the api',
    file: 'web/view/p14.ts',
    text: "import '../../api/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the client imports nothing else of Courant',
    file: 'client/c1.ts',
    text: "import '@courant/core/domain';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the client needs no React',
    file: 'client/c2.ts',
    text: "import 'react';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'what ships of the client does not import node:',
    file: 'client/c3.ts',
    text: "import 'node:fs';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'no file imports a main.ts of its own package',
    file: 'api/p15.ts',
    text: "import './main.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'no file imports a main.ts of another package',
    file: 'e2e/p16.ts',
    text: "import '../api/main.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'base does not import node:',
    file: 'core/base/b1.ts',
    text: "import 'node:fs';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: "trace does not load OpenTelemetry's SDK",
    file: 'core/trace/t1.ts',
    text: "import '@opentelemetry/sdk-trace-node';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the log does not import run',
    file: 'core/log/b2.ts',
    text: "import '../run/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the store does not import the test kit',
    file: 'core/store/b3.ts',
    text: "import '../testing/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the test kit does not import a worker',
    file: 'core/testing/b4.ts',
    text: "import '@courant/processor';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'what ships of a worker does not import the test kit',
    file: 'ingest/b5.ts',
    text: "import '@courant/core/testing';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the simulator does not import the log',
    file: 'simulator/b6.ts',
    text: "import '@courant/core/log';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the simulator does not import a worker by path',
    file: 'simulator/b7.ts',
    text: "import '../ingest/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'standalone does not import the tools',
    file: 'standalone/b8.ts',
    text: "import '@courant/tools/services';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'tools do not import a worker',
    file: 'tools/services/b9.ts',
    text: "import '@courant/api';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'a benchmark imports another package by its name',
    file: 'bench/b10.ts',
    text: "import '../simulator/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'files do not import types of each other in a circle',
    file: 'api/b11.ts',
    text: "import type { B12 } from './b12.ts';\nexport type B11 = B12;",
    rule: CYCLE,
  },
  {
    promise: 'a circle of types is seen from its other end too',
    file: 'api/b12.ts',
    text: "import type { B11 } from './b11.ts';\nexport type B12 = B11;",
    rule: CYCLE,
  },
  {
    promise: 'files do not import each other in a circle',
    file: 'api/p17.ts',
    text: "import './p18.ts';",
    rule: CYCLE,
  },
  {
    promise: 'a circle is seen from its other end too',
    file: 'api/p18.ts',
    text: "import './p17.ts';",
    rule: CYCLE,
  },
  {
    promise: 'a package declares what it imports',
    file: 'ingest/p19.ts',
    text: "import 'lmdb';",
    rule: UNDECLARED,
  },
  {
    promise: 'a relative import names its extension',
    file: 'ingest/p20.ts',
    text: "import './lawful';",
    rule: 'lint/correctness/useImportExtensions',
  },
  {
    promise: 'only run reads the environment',
    file: 'api/p21.ts',
    text: 'export const port = process.env.PORT;',
    rule: 'lint/style/noProcessEnv',
  },
];

const ALLOWED: ReadonlyArray<{ file: string; text: string }> = [
  { file: 'core/domain/lawful.ts', text: "import './settle/index.ts';\nimport './p1.ts';" },
  { file: 'core/domain/lawful.test.ts', text: "import 'node:fs';\nimport 'vitest';" },
  {
    file: 'core/log/lawful.ts',
    text: "import '../domain/index.ts';\nimport '@courant/core/domain';\nimport 'node:fs';",
  },
  { file: 'core/log/embedded/index.ts', text: "import 'lmdb';\nexport const open = () => 1;" },
  {
    file: 'ingest/lawful.ts',
    text: "import '@courant/core/domain';\nimport '@courant/core/log';\nimport '@courant/core/run';",
  },
  { file: 'ingest/lawful.test.ts', text: "import '@courant/core/testing';" },
  { file: 'core/testing/lawful.ts', text: "import '@courant/core/log';\nimport '@courant/core/store';" },
  { file: 'simulator/lawful.ts', text: "import '@courant/core/domain';" },
  { file: 'standalone/lawful.ts', text: "import '@courant/api';\nimport '@courant/simulator';" },
  { file: 'client/lawful.ts', text: "import 'graphql-ws';" },
  { file: 'web/lawful.ts', text: "import '@courant/client';\nimport '@courant/core/domain';" },
  { file: 'e2e/lawful.ts', text: "import '@courant/api';\nimport '@courant/ingest';" },
  { file: 'tools/lawful.ts', text: 'export const port = process.env.PORT;' },
];

interface Diagnostic {
  readonly category: string;
  readonly severity: string;
  readonly message: string;
  readonly location: {
    readonly path: string | { readonly file: string };
    readonly start?: { readonly line: number };
  };
}

/** The part of biome.json that says, folder by folder, what may not be imported. */
interface Override {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: {
      readonly style: {
        readonly noRestrictedImports?: { readonly options: { readonly patterns: readonly Pattern[] } };
      };
    };
  };
}
interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
}

const { overrides } = JSON.parse(readFileSync(join(REPO_ROOT, 'biome.json'), 'utf8')) as {
  readonly overrides: readonly Override[];
};
const importOverrides = overrides.flatMap((override, index) => {
  const patterns = override.linter.rules.style.noRestrictedImports?.options.patterns;
  return patterns === undefined ? [] : [plantFor(override.includes, patterns, index)];
});

/** A file that this override decides about, with one import for each glob that it forbids, a line each. */
function plantFor(includes: readonly string[], patterns: readonly Pattern[], index: number) {
  const forbidden = patterns.flatMap(({ group, message }) =>
    group
      .filter((glob) => !glob.startsWith('!'))
      .map((glob) => ({ specifier: importMatching(glob), message })),
  );
  const name = `${includes[0]?.replace('**', '')}planted-${index}`;
  // Of two overrides of a folder the later one leaves its tests to the earlier.
  const isForTests = overrides.slice(index + 1).some((later) => later.includes[0] === includes[0]);
  return {
    includes: includes.join(' '),
    file: `${name}${isForTests ? '.test' : ''}.ts`,
    text: forbidden.map(({ specifier }) => `import '${specifier}';`).join('\n'),
    messages: forbidden.map(({ message }) => message),
  };
}

/** `../**\/api/**` forbids `../api/index.ts`, and `**` a package of node. */
function importMatching(glob: string): string {
  if (glob === '**') return 'node:fs';
  return glob
    .replace(/^\*\*\//, './')
    .replace('/**/', '/')
    .replace(/\/\*\*$/, '/index.ts');
}

let tempRepo: string;
let errorsByFile: Map<string, Diagnostic[]>;
beforeAll(async () => {
  tempRepo = await mkdtemp(join(tmpdir(), 'courant-import-rules-'));
  for (const path of [...RULES, ...MANIFESTS])
    await cp(join(REPO_ROOT, path), join(tempRepo, path), { recursive: true });
  for (const { file, text } of [...VIOLATIONS, ...ALLOWED, ...importOverrides]) await writeSource(file, text);
  errorsByFile = await lint(tempRepo);
});
afterAll(() => rm(tempRepo, { recursive: true, force: true }));

async function writeSource(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(tempRepo, file)), { recursive: true });
  await writeFile(join(tempRepo, file), `${text}\n`);
}

/** Errors by file, by the repository's own rules. */
async function lint(folder: string): Promise<Map<string, Diagnostic[]>> {
  const biome = join(REPO_ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }).catch(
    (error: { stdout: string }) => error,
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  return groupByFile(diagnostics.filter(({ severity }) => severity === 'error'));
}

function groupByFile(errors: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const error of errors) {
    const { path } = error.location;
    const file = typeof path === 'string' ? path : path.file;
    byFile.set(file, [...(byFile.get(file) ?? []), error]);
  }
  return byFile;
}

const categoriesOf = (file: string): string[] =>
  (errorsByFile.get(file) ?? []).map(({ category }) => category);

test.each(VIOLATIONS)('$promise', ({ file, rule }) => {
  expect(categoriesOf(file)).toContain(rule);
});

test.each(ALLOWED)('$file is left in peace', ({ file }) => {
  expect(categoriesOf(file)).toEqual([]);
});

test.each(importOverrides)(
  'every import that biome.json forbids is reported in $includes',
  ({ file, messages }) => {
    const reported = (errorsByFile.get(file) ?? [])
      .filter(({ category }) => category === RESTRICTED_IMPORTS)
      .map(({ location, message }) => [location.start?.line, message]);
    expect(reported.sort()).toEqual(messages.map((message, index) => [index + 1, message]).sort());
  },
);
