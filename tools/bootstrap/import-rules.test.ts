import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RULES = ['biome.json', '.biome', '.gitignore', 'package.json'];
const MANIFESTS = [
  'core',
  'ingest',
  'processor',
  'api',
  'web',
  'simulator',
  'standalone',
  'e2e',
  'bench',
  'tools',
].map((room) => `${room}/package.json`);

const RESTRICTED_IMPORTS = 'lint/style/noRestrictedImports';
const CYCLE = 'lint/suspicious/noImportCycles';
const UNDECLARED = 'lint/correctness/noUndeclaredDependencies';

/** What each file says, and the rule that must speak up about it. */
const VIOLATIONS: ReadonlyArray<{ promise: string; file: string; says: string; rule: string }> = [
  {
    promise: 'the domain does not import node:',
    file: 'core/domain/p1.ts',
    says: "import 'node:fs';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the domain does not import a package',
    file: 'core/domain/p2.ts',
    says: "import 'zod';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the domain does not import the log',
    file: 'core/domain/p3.ts',
    says: "import '../log/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the log does not import the store',
    file: 'core/log/p4.ts',
    says: "import '../store/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the store does not import the log',
    file: 'core/store/p5.ts',
    says: "import '../log/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'run does not import the log',
    file: 'core/run/p6.ts',
    says: "import '@courant/core/log';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'core does not import a worker',
    file: 'core/run/p7.ts',
    says: "import '../../api/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'a door does not load a driver at once',
    file: 'core/log/index.ts',
    says: "import { open } from './embedded/index.ts';\nopen();",
    rule: 'plugin',
  },
  {
    promise: 'a door does not pass a driver on',
    file: 'core/store/index.ts',
    says: "export { open } from './embedded/index.ts';",
    rule: 'plugin',
  },
  {
    promise: 'a port knows no driver',
    file: 'core/log/port.ts',
    says: "import { open } from './kafka/index.ts';\nopen();",
    rule: 'plugin',
  },
  {
    promise: 'ingest does not import the processor by name',
    file: 'ingest/p8.ts',
    says: "import '@courant/processor';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'ingest does not import the processor by path',
    file: 'ingest/p9.ts',
    says: "import '../processor/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the processor does not load ingest late either',
    file: 'processor/p10.ts',
    says: "await import('../ingest/index.ts');",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the api does not import a driver by name',
    file: 'api/p11.ts',
    says: "import '@courant/core/log/embedded';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the api does not import a driver by path',
    file: 'api/mix/p12.ts',
    says: "import '../../core/log/embedded/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the web does not import the log',
    file: 'web/p13.ts',
    says: "import '@courant/core/log';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the web does not import the api',
    file: 'web/view/p14.ts',
    says: "import '../../api/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'nobody imports a main.ts of its own room',
    file: 'api/p15.ts',
    says: "import './main.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'nobody imports a main.ts of another room',
    file: 'e2e/p16.ts',
    says: "import '../api/main.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'base does not import node:',
    file: 'core/base/b1.ts',
    says: "import 'node:fs';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the log does not import run',
    file: 'core/log/b2.ts',
    says: "import '../run/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the store does not import the test kit',
    file: 'core/store/b3.ts',
    says: "import '../testing/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the test kit does not import a worker',
    file: 'core/testing/b4.ts',
    says: "import '@courant/processor';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'what ships of a worker does not import the test kit',
    file: 'ingest/b5.ts',
    says: "import '@courant/core/testing';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the simulator does not import the log',
    file: 'simulator/b6.ts',
    says: "import '@courant/core/log';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'the simulator does not import a worker by path',
    file: 'simulator/b7.ts',
    says: "import '../ingest/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'standalone does not import the tools',
    file: 'standalone/b8.ts',
    says: "import '@courant/tools/services';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'tools do not import a worker',
    file: 'tools/services/b9.ts',
    says: "import '@courant/api';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'a benchmark imports another package by its name',
    file: 'bench/b10.ts',
    says: "import '../simulator/index.ts';",
    rule: RESTRICTED_IMPORTS,
  },
  {
    promise: 'files do not import types of each other in a circle',
    file: 'api/b11.ts',
    says: "import type { B12 } from './b12.ts';\nexport type B11 = B12;",
    rule: CYCLE,
  },
  {
    promise: 'a circle of types is seen from its other end too',
    file: 'api/b12.ts',
    says: "import type { B11 } from './b11.ts';\nexport type B12 = B11;",
    rule: CYCLE,
  },
  {
    promise: 'files do not import each other in a circle',
    file: 'api/p17.ts',
    says: "import './p18.ts';",
    rule: CYCLE,
  },
  {
    promise: 'a circle is seen from its other end too',
    file: 'api/p18.ts',
    says: "import './p17.ts';",
    rule: CYCLE,
  },
  {
    promise: 'a room declares what it imports',
    file: 'ingest/p19.ts',
    says: "import 'lmdb';",
    rule: UNDECLARED,
  },
  {
    promise: 'a relative import names its extension',
    file: 'ingest/p20.ts',
    says: "import './lawful';",
    rule: 'lint/correctness/useImportExtensions',
  },
  {
    promise: 'only run reads the environment',
    file: 'api/p21.ts',
    says: 'export const port = process.env.PORT;',
    rule: 'lint/style/noProcessEnv',
  },
];

const ALLOWED: ReadonlyArray<{ file: string; says: string }> = [
  { file: 'core/domain/lawful.ts', says: "import './settle/index.ts';\nimport './p1.ts';" },
  { file: 'core/domain/lawful.test.ts', says: "import 'node:fs';\nimport 'vitest';" },
  {
    file: 'core/log/lawful.ts',
    says: "import '../domain/index.ts';\nimport '@courant/core/domain';\nimport 'node:fs';",
  },
  { file: 'core/log/embedded/index.ts', says: "import 'lmdb';\nexport const open = () => 1;" },
  {
    file: 'ingest/lawful.ts',
    says: "import '@courant/core/domain';\nimport '@courant/core/log';\nimport '@courant/core/run';",
  },
  { file: 'ingest/lawful.test.ts', says: "import '@courant/core/testing';" },
  { file: 'core/testing/lawful.ts', says: "import '@courant/core/log';\nimport '@courant/core/store';" },
  { file: 'simulator/lawful.ts', says: "import '@courant/core/domain';" },
  { file: 'standalone/lawful.ts', says: "import '@courant/api';\nimport '@courant/simulator';" },
  { file: 'web/lawful.ts', says: "import '@courant/core/domain';" },
  { file: 'e2e/lawful.ts', says: "import '@courant/api';\nimport '@courant/ingest';" },
];

interface Report {
  readonly diagnostics: ReadonlyArray<{
    readonly category: string;
    readonly severity: string;
    readonly location: { readonly path: string | { readonly file: string } };
  }>;
}

let tempRepo: string;
let errorsByFile: Map<string, string[]>;

beforeAll(async () => {
  tempRepo = await mkdtemp(join(tmpdir(), 'courant-rooms-'));
  for (const path of [...RULES, ...MANIFESTS])
    await cp(join(REPO_ROOT, path), join(tempRepo, path), { recursive: true });
  for (const { file, says } of [...VIOLATIONS, ...ALLOWED]) await writeSource(file, says);
  errorsByFile = await lint(tempRepo);
});

afterAll(() => rm(tempRepo, { recursive: true, force: true }));

async function writeSource(file: string, says: string): Promise<void> {
  await mkdir(dirname(join(tempRepo, file)), { recursive: true });
  await writeFile(join(tempRepo, file), `${says}\n`);
}

/** Errors by file, as the house's own rules see them. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const biome = join(REPO_ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=500', '.'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (failed: { stdout: string }) => failed,
  );
  const errors = (JSON.parse(stdout) as Report).diagnostics.filter(({ severity }) => severity === 'error');
  return groupByFile(errors);
}

function groupByFile(errors: Report['diagnostics']): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const { category, location } of errors) {
    const file = typeof location.path === 'string' ? location.path : location.path.file;
    byFile.set(file, [...(byFile.get(file) ?? []), category]);
  }
  return byFile;
}

test.each(VIOLATIONS)('$promise', ({ file, rule }) => {
  expect(errorsByFile.get(file)).toContain(rule);
});

test.each(ALLOWED)('$file is left in peace', ({ file }) => {
  expect(errorsByFile.get(file) ?? []).toEqual([]);
});
