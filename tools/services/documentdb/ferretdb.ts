import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedPath } from '../cache.ts';
import { runToEnd } from '../run-to-end.ts';

const MODULE = 'github.com/FerretDB/FerretDB/v2';
const VERSION = 'v2.7.0';

/** The path of the program that speaks MongoDB's protocol before DocumentDB; Go builds it once, in a minute or two. */
export const ferretDbProgram = (): Promise<string> => cachedPath(`ferretdb-${VERSION.slice(1)}`, build);

async function build(workFolder: string): Promise<string> {
  console.log(`Building FerretDB ${VERSION}, once: a minute or some.`);
  const [sources, program] = [join(workFolder, 'sources'), join(workFolder, 'ferretdb')];
  await copyModule(sources);
  // FerretDB reports this file's text as its version.
  writeFileSync(join(sources, 'build/version/version.txt'), `${VERSION}\n`);
  const flags = ['-C', sources, '-mod=mod', '-buildvcs=false', '-trimpath'];
  await runToEnd('go', ['build', ...flags, '-o', program, './cmd/ferretdb']);
  return program;
}

/** Copies the module, because Go's own copy is read-only. */
async function copyModule(sources: string): Promise<void> {
  const answer = await runToEnd('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`]);
  cpSync((JSON.parse(answer) as { readonly Dir: string }).Dir, sources, { recursive: true });
  await runToEnd('chmod', ['-R', 'u+w', sources]);
}
