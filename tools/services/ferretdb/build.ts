import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { cachedPath } from '../cache.ts';
import { runToEnd } from '../run-to-end.ts';

const MODULE = 'github.com/FerretDB/FerretDB';
const VERSION = 'v1.24.2';
const BACKEND = 'internal/backends/sqlite';

interface Patch {
  readonly file: string;
  readonly find: RegExp;
  readonly replace: string;
}

/** Fixes of three defects of FerretDB 1.24.2, without which it is too slow or hangs. None changes an answer. */
const PATCHES: readonly Patch[] = [
  // A find by _id reads the whole collection, see `id_pushdown.go`.
  {
    file: `${BACKEND}/collection.go`,
    find: /\tvar whereClause string\n\tvar args \[\]any\n\n\t\/\/ that logic should exist in one place.*?(?=\tq \+= whereClause\n)/s,
    replace: '\twhereClause, args := idWhere(params.Filter)\n\n',
  },
  // Each update of a bulk holds one of 100 connections until the bulk ends, so a bulk of more never ends.
  {
    file: 'internal/handler/msg_update.go',
    find: /\t\tdefer closer\.Close\(\)\n(.*?common\.UpdateDocument\([^\n]*\n)/s,
    replace: '$1\t\tcloser.Close()\n',
  },
  // Its index is on `->"_id"`, its queries on `->'$._id'`. To SQLite these are different expressions, so each query and
  // each update reads the whole collection.
  {
    file: `${BACKEND}/metadata/metadata.go`,
    find: /"->'\$\._id'"/,
    replace: `"->'_id'"`,
  },
];

/** The path of FerretDB's binary, which Go builds once, in a minute or two. */
export function ferretDbBinary(): Promise<string> {
  const pushdown = readFileSync(join(repoRoot(), 'tools/services/ferretdb/id_pushdown.go'), 'utf8');
  const patches = PATCHES.map(({ find, replace }) => `${find}${replace}`);
  const name = `ferretdb-${VERSION.slice(1)}-${hashOf(`${pushdown}${patches}`)}`;
  return cachedPath(name, (workFolder) => buildBinary(workFolder, pushdown));
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

async function buildBinary(workFolder: string, pushdown: string): Promise<string> {
  console.log(`Building FerretDB ${VERSION}, once: a minute or some.`);
  const [sources, binary] = [join(workFolder, 'sources'), join(workFolder, 'ferretdb')];
  await downloadInto(sources);
  for (const each of PATCHES) patch(sources, each);
  writeFileSync(join(sources, BACKEND, 'id_pushdown.go'), pushdown);
  // FerretDB does not compile without this file, and reports its text as its version.
  writeFileSync(join(sources, 'build/version/version.txt'), `${VERSION}-patched\n`);
  const flags = ['-C', sources, '-buildvcs=false', '-trimpath', '-tags=ferretdb_no_postgresql'];
  await runToEnd('go', ['build', ...flags, '-o', binary, './cmd/ferretdb']);
  return binary;
}

/** Copies the module, because Go's own copy is read-only. */
async function downloadInto(sources: string): Promise<void> {
  const downloaded = JSON.parse(
    await runToEnd('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`]),
  ) as {
    readonly Dir: string;
  };
  cpSync(downloaded.Dir, sources, { recursive: true });
  await runToEnd('chmod', ['-R', 'u+w', sources]);
}

function patch(sources: string, { file, find, replace }: Patch): void {
  const before = readFileSync(join(sources, file), 'utf8');
  const after = before.replace(find, replace);
  if (after === before) throw new Error(`${MODULE} ${VERSION}: ${file} is not as expected.`);
  writeFileSync(join(sources, file), after);
}
