import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { ferretDbProgram } from '../../services/documentdb/ferretdb.ts';
import { postgresPrograms } from '../../services/documentdb/postgres-programs.ts';
import { runToEnd } from '../../services/run-to-end.ts';
import { addNode, PATH } from './node.ts';
import { makeOwned, makeRoot } from './root.ts';

const USER = { name: 'mongodb', id: 999 };
const MONGOSH = 'mongosh@2.12.0';
const SHIM = 'opt/mongod';
/** In the folder of PostgreSQL, the path of its programs. */
const PROGRAMS = /usr\/lib\/postgresql\/\d+\/bin$/;

/** `mongo`: PostgreSQL with DocumentDB and FerretDB, a shim that plays what they lack, and the real mongosh. */
export async function makeMongo(root: string, nodeVersion: string): Promise<string[]> {
  // PostgreSQL reads the names of time zones.
  await makeRoot(root, USER, 'tzdata');
  await addNode(root, nodeVersion);
  await addMongosh(root);
  addShim(root);
  makeOwned(root, USER.id, 'data/db', 'data/configdb');
  const programs = await addPostgres(root);
  return changesOf(programs);
}

/** @returns the path of its programs in the image */
async function addPostgres(root: string): Promise<string> {
  const programs = await postgresPrograms();
  const folder = programs.replace(PROGRAMS, '');
  cpSync(folder, join(root, 'opt/postgres'), { recursive: true, verbatimSymlinks: true });
  copyFileSync(await ferretDbProgram(), join(root, 'opt/ferretdb'));
  return join('/opt/postgres', relative(folder, programs));
}

/** mongosh brings the driver that the shim uses. */
async function addMongosh(root: string): Promise<void> {
  const folder = join(root, 'opt/mongosh');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  const flags = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--silent'];
  await runToEnd('npm', ['install', '--prefix', folder, ...flags, MONGOSH]);
  addProgram(root, 'mongosh', '/opt/mongosh/node_modules/@mongosh/cli-repl/bin/mongosh.js');
}

function addShim(root: string): void {
  const sources = join(repoRoot(), 'tools/containers/stand-in/mongo');
  mkdirSync(join(root, SHIM), { recursive: true });
  for (const file of readdirSync(sources)) copyFileSync(join(sources, file), join(root, SHIM, file));
  addProgram(root, 'mongod', `/${SHIM}/mongod.mjs`);
}

function addProgram(root: string, name: string, script: string): void {
  const program = join(root, 'usr/local/bin', name);
  writeFileSync(program, `#!/bin/sh\nexec node ${script} "$@"\n`);
  chmodSync(program, 0o755);
}

const changesOf = (programs: string): string[] => [
  `ENV ${PATH} POSTGRES_PROGRAMS=${programs}`,
  'VOLUME ["/data/db", "/data/configdb"]',
  'CMD ["mongod"]',
];
