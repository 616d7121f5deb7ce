import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { ROOT, readYaml } from './read-yaml.ts';

const dockerfile = readFileSync(`${ROOT}Dockerfile`, 'utf8');

interface Stage {
  readonly from: string;
  readonly lines: readonly string[];
}

/** Stages by name, each with its instructions. */
const stages = new Map<string, Stage>(
  dockerfile
    .split(/^(?=FROM )/m)
    .slice(1)
    .map((text) => {
      const [head = '', ...lines] = text.split('\n');
      const { from = '', name = '' } = /^FROM (?<from>\S+) AS (?<name>\S+)$/.exec(head)?.groups ?? {};
      return [name, { from, lines: lines.filter((line) => /^[A-Z]/.test(line)) }] as const;
    }),
);

/** A stage's instructions, after those of the stages it is built from. */
function instructionsOf(name: string): string[] {
  const stage = stages.get(name);
  return stage ? [...instructionsOf(stage.from), ...stage.lines] : [];
}

const lastInstruction = (name: string, instruction: string): string | undefined =>
  instructionsOf(name).findLast((line) => line.startsWith(`${instruction} `));

/** The stages that the compose file builds an image of. */
const [{ services }] = readYaml('docker-compose.yml') as [
  { services: Record<string, { build?: { target: string } }> },
];
const targets = Object.values(services).flatMap(({ build }) => (build ? [build.target] : []));

test('a linter finds nothing', () => {
  expect(validate(dockerfile)).toEqual([]);
});

test('the linter finds what is wrong', () => {
  expect(validate('FROM node:24\nUSSER node\n')).not.toEqual([]);
  expect(validate('FROM node:24\nCMD ["node", \'x\']\nHEALTHCHECK --intervall=1s CMD x')).not.toEqual([]);
});

test('one image is pinned to one version, for every stage', () => {
  expect(dockerfile.match(/^ARG NODE_IMAGE=(.*)$/m)?.[1]).toMatch(
    /^node:\d+\.\d+\.\d+-[a-z]+-slim(@sha256:[\da-f]{64})?$/,
  );
  for (const { from } of stages.values())
    expect(from === `\${NODE_IMAGE}` || stages.has(from), from).toBe(true);
});

test('nothing but the base image and packages is fetched: the engine reads the file by itself', () => {
  expect(dockerfile).not.toMatch(/^# *syntax *=/m);
});

test('every image that is run is built here', () => {
  expect(targets.sort()).toEqual(['api', 'ingest', 'processor', 'setup', 'simulator']);
});

test.each(targets)('%s runs as no root, without a shell, and hears SIGTERM', (target) => {
  expect(lastInstruction(target, 'USER')).toBe('USER node');
  expect(lastInstruction(target, 'CMD')).toMatch(/^CMD \["node", "[a-z/.-]+"\]$/);
  expect(lastInstruction(target, 'STOPSIGNAL')).toBe('STOPSIGNAL SIGTERM');
  expect(instructionsOf(target).join('\n')).not.toMatch(/^(ADD|ENTRYPOINT) /m);
});

// Without one, Compose 2.26 refuses `up --wait`.
test.each(['ingest', 'processor', 'api', 'simulator'])('%s says whether it is well', (target) => {
  expect(lastInstruction(target, 'HEALTHCHECK')).toContain('CMD ["node", "deploy/container/healthcheck.mjs"');
});

test('install scripts of packages are never run, and tools never shipped', () => {
  const installs = dockerfile.match(/npm ci .*$/gm) ?? [];
  expect(installs).toHaveLength(5);
  for (const install of installs) expect(install).toContain('--ignore-scripts');
  expect(installs.filter((install) => install.includes('--omit=dev'))).toHaveLength(4);
});

const TEST_CODE = /\.test\.tsx?$|\/(test|testing|contract)\//;

test.each(['core', 'ingest', 'processor', 'api', 'simulator'])(
  'no test and no test kit is compiled into %s/dist',
  (project) => {
    const files = compiledFilesOf(project);
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => TEST_CODE.test(file))).toEqual([]);
  },
);

/** The sources of the repository that the compiler reads for a project: one that is not read is not emitted. */
function compiledFilesOf(project: string): string[] {
  const args = [`${ROOT}node_modules/typescript/bin/tsc`, '-p', ROOT + project, '--listFilesOnly'];
  const files = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');
  return files.filter((file) => file.startsWith(ROOT) && !file.includes('/node_modules/'));
}

test('tests and the test kit are not sent to the build', () => {
  const ignored = readFileSync(`${ROOT}.dockerignore`, 'utf8').split('\n');
  expect(ignored).toEqual(
    expect.arrayContaining(['**/*.test.ts', '**/*.test.tsx', '**/test', '**/testing', '**/contract']),
  );
});

const SENT = [...dockerfile.matchAll(/^COPY (\w+) \1$/gm)].map(([, folder]) => folder as string);

test.each(SENT)('each configuration that %s refers to is sent to the build', (folder) => {
  const { references = [] } = JSON.parse(readFileSync(`${ROOT}${folder}/tsconfig.json`, 'utf8')) as {
    references?: { path: string }[];
  };
  const ignored = readFileSync(`${ROOT}.dockerignore`, 'utf8').split('\n');
  for (const { path } of references) {
    const project = join(folder, path);
    expect(SENT).toContain(project.split('/')[0]);
    if (ignored.includes(`**/${basename(project)}`)) expect(ignored).toContain(`!${project}/tsconfig.json`);
  }
});

test.each(targets)('%s holds build outputs and no sources', (target) => {
  const copies = instructionsOf(target).filter((line) => line.startsWith('COPY --from=built '));
  expect(copies.length).toBeGreaterThan(2);
  for (const copy of copies)
    expect(copy).toMatch(/ \/courant\/[a-z]+\/(package\.json|dist|dist-playground) /);
});
