import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Brotli at 11 costs ten times the time of 9 for a few percent. */
const BROTLI_QUALITY = 9;
const TEXT = /\.(?:html|js|css|svg|json|ttf)$/;
const MIN_BYTES = 1024;

/** Writes a `.br` and a `.gz` beside every text file of a build, so that no server compresses at run time. */
export function compressionPlugin(): Plugin {
  let folder = '';
  return {
    name: 'courant-compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    // Not `closeBundle`, which is called after an error too: a second error would be shown in its place.
    writeBundle: async () => {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(files.filter((file) => TEXT.test(file)).map((file) => compress(join(folder, file))));
    },
  };
}

async function compress(file: string): Promise<void> {
  if ((await stat(file)).size < MIN_BYTES) return;
  const bytes = await readFile(file);
  const brotli = await promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, await promisify(gzip)(bytes))]);
}
