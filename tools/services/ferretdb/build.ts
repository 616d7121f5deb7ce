import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { runToEnd } from '../run-to-end.ts';

const MODULE = 'github.com/FerretDB/FerretDB';
const VERSION = 'v1.24.2';
const BACKEND = 'internal/backends/sqlite';

interface Patch {
  readonly file: string;
  readonly find: RegExp;
  readonly replace: string;
}

/** Three faults of FerretDB 1.24.2 without which it can carry a line; what it answers is its own all the same. */
const PATCHES: readonly Patch[] = [
  // It reads whole collections, see `id_pushdown.go`.
  {
    file: `${BACKEND}/collection.go`,
    find: /\tvar whereClause string\n\tvar args \[\]any\n\n\t\/\/ that logic should exist in one place.*?(?=\tq \+= whereClause\n)/s,
    replace: '\twhereClause, args := idWhere(params.Filter)\n\n',
  },
  // Each update of a bulk keeps a connection of 100 until the bulk ends: the hundredth waits for itself, for ever.
  {
    file: 'internal/handler/msg_update.go',
    find: /\t\tdefer closer\.Close\(\)\n(.*?common\.UpdateDocument\([^\n]*\n)/s,
    replace: '$1\t\tcloser.Close()\n',
  },
  // Its index is on `->"_id"`, its questions are about `->'$._id'`: to SQLite another expression, so that each question
  // and each update reads the whole collection.
  {
    file: `${BACKEND}/metadata/metadata.go`,
    find: /"->'\$\._id'"/,
    replace: `"->'_id'"`,
  },
];

/** FerretDB's binary: built by Go once, in a minute or some, then kept outside the repository. */
export async function ferretDbBinary(): Promise<string> {
  const pushdown = readFileSync(join(repoRoot(), 'tools/services/ferretdb/id_pushdown.go'), 'utf8');
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'courant');
  const binary = join(
    cache,
    `ferretdb-${VERSION.slice(1)}-${hashOf(`${pushdown}${PATCHES.map(({ find, replace }) => `${find}${replace}`)}`)}`,
  );
  if (!existsSync(binary)) await buildInto(binary, cache, pushdown);
  return binary;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Whole or not at all: a build that was cut off leaves nothing that looks like a binary. */
async function buildInto(binary: string, cache: string, pushdown: string): Promise<void> {
  console.log(`Building FerretDB ${VERSION}, once: a minute or some.`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'building-ferretdb-'));
  try {
    const sources = join(work, 'sources');
    await fetchInto(sources);
    for (const each of PATCHES) patch(sources, each);
    writeFileSync(join(sources, BACKEND, 'id_pushdown.go'), pushdown);
    // It demands a version to be built as a program, and tells it to whoever asks.
    writeFileSync(join(sources, 'build/version/version.txt'), `${VERSION}-patched\n`);
    const built = join(work, 'ferretdb');
    const flags = ['-C', sources, '-buildvcs=false', '-trimpath', '-tags=ferretdb_no_postgresql'];
    await runToEnd('go', ['build', ...flags, '-o', built, './cmd/ferretdb']);
    renameSync(built, binary);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A copy that can be written to: what Go keeps of a module may not be. */
async function fetchInto(sources: string): Promise<void> {
  const fetched = JSON.parse(await runToEnd('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`])) as {
    readonly Dir: string;
  };
  cpSync(fetched.Dir, sources, { recursive: true });
  await runToEnd('chmod', ['-R', 'u+w', sources]);
}

function patch(sources: string, { file, find, replace }: Patch): void {
  const before = readFileSync(join(sources, file), 'utf8');
  const after = before.replace(find, replace);
  if (after === before) throw new Error(`${MODULE} ${VERSION}: ${file} is not as expected.`);
  writeFileSync(join(sources, file), after);
}
