import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cachedPath } from '../cache.ts';
import { runToEnd } from '../run-to-end.ts';
import { downloadDocumentDb, SUITE } from './debian.ts';

const PROGRAMS = ['postgres', 'initdb', 'psql'];
/** Modules that PostgreSQL loads for DocumentDB: the extension, what it depends on, and what every database has. */
const MODULES = [
  ...['pg_documentdb', 'pg_documentdb_core', 'pg_documentdb_extended_rum', 'pg_documentdb_extended_rum_core'],
  ...['pg_cron', 'vector', 'rum', 'postgis-3', 'tsm_system_rows', 'plpgsql', 'dict_snowball'],
];
/** Folders of the packages that are kept whole: PostgreSQL finds the second by its place beside the first. */
const KEPT_FOLDERS = ['usr/lib/postgresql', 'usr/share/postgresql', 'usr/share/postgresql-common'];

/**
 * The folder of `postgres`, `initdb` and `psql`, with the DocumentDB extension: unpacked once from Debian's packages, and
 * started by the packages' own loader, so that neither the machine's libraries nor its PostgreSQL matter.
 */
export async function postgresPrograms(): Promise<string> {
  return programsIn(await cachedPath(`documentdb-${SUITE}`, make));
}

async function make(workFolder: string): Promise<string> {
  console.log(`Downloading PostgreSQL with DocumentDB from Debian ${SUITE}, once: a minute or some.`);
  const packages = await downloadDocumentDb(workFolder);
  const [unpacked, root] = [join(workFolder, 'unpacked'), join(workFolder, 'root')];
  for (const file of readdirSync(packages).filter((name) => name.endsWith('.deb')))
    await runToEnd('dpkg-deb', ['--extract', join(packages, file), unpacked]);
  for (const folder of KEPT_FOLDERS) moveFolder(join(unpacked, folder), join(root, folder));
  await copyLibraries(unpacked, root);
  for (const program of PROGRAMS) replaceByLauncher(root, program);
  rmSync(join(modulesIn(root), 'bitcode'), { recursive: true, force: true });
  // Installing the package would make this link.
  symlinkSync('postgis-3.control', join(root, sharedFor(root), 'extension/postgis.control'));
  return root;
}

function moveFolder(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** Copies the loader, and of the packages' libraries those that it loads: some 70 of more than a thousand. */
async function copyLibraries(unpacked: string, root: string): Promise<void> {
  const loader = loaderIn(unpacked);
  const libraries = new Set([loader]);
  for (const file of loadableFiles(root)) {
    const path = [...libraryFolders(unpacked), modulesIn(root)].join(':');
    for (const library of listedLibraries(await runToEnd(loader, ['--library-path', path, '--list', file])))
      if (library.startsWith(unpacked)) libraries.add(library);
  }
  for (const library of libraries) {
    const copy = join(root, relative(unpacked, library));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(library, copy);
  }
}

const loadableFiles = (root: string): string[] => [
  ...PROGRAMS.map((program) => join(programsIn(root), program)),
  ...MODULES.map((module) => join(modulesIn(root), `${module}.so`)),
];

/** @param list lines such as `libm.so.6 => /lib/libm.so.6 (0x7f00)` */
const listedLibraries = (list: string): string[] =>
  [...list.matchAll(/=> (\S+) \(0x/g)].map(([, file]) => file as string);

/** Puts a script in the place of a program, because PostgreSQL's programs start each other by their paths. */
function replaceByLauncher(root: string, program: string): void {
  const path = join(programsIn(root), program);
  renameSync(path, `${path}.real`);
  writeFileSync(path, launcherOf(root, program));
  chmodSync(path, 0o755);
}

const launcherOf = (root: string, program: string): string => {
  const folders = [...libraryFolders(root), modulesIn(root)].map(
    (folder) => `$root/${relative(root, folder)}`,
  );
  return `#!/bin/sh
root=$(cd "$(dirname "$0")/${relative(programsIn(root), root)}" && pwd)
program="$root/${relative(root, programsIn(root))}/${program}"
exec "$root/${relative(root, loaderIn(root))}" --argv0 "$program" --library-path "${folders.join(':')}" "$program.real" "$@"
`;
};

const programsIn = (root: string): string => join(versionFolder(root), 'bin');
const modulesIn = (root: string): string => join(versionFolder(root), 'lib');
const versionFolder = (root: string): string => onlyFolder(join(root, 'usr/lib/postgresql'), /^\d+$/);
const sharedFor = (root: string): string =>
  join('usr/share/postgresql', relative(join(root, 'usr/lib/postgresql'), versionFolder(root)));

/** Libraries lie in a folder that is named after the processor; those of two packages in folders of their own. */
const libraryFolders = (root: string): string[] => {
  const libraries = onlyFolder(join(root, 'usr/lib'), /-linux-gnu$/);
  return [libraries, join(libraries, 'blas'), join(libraries, 'lapack')];
};
const loaderIn = (root: string): string => onlyFolder(libraryFolders(root)[0] as string, /^ld-linux/);

function onlyFolder(folder: string, name: RegExp): string {
  const found = readdirSync(folder).find((entry) => name.test(entry));
  if (found === undefined)
    throw new Error(`The packages of Debian ${SUITE} are not as expected: ${folder} lacks ${name}.`);
  return join(folder, found);
}
