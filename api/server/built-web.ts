import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the built dashboard and playground, in the repository or in an image; null where they are not built. */
export interface BuiltWeb {
  readonly webDir: string | null;
  readonly playgroundDir: string | null;
}

/** Searches the folders above the running file, which may be a source or a built file. */
export function builtWeb(from: string = dirname(fileURLToPath(import.meta.url))): BuiltWeb {
  const web = join(from, 'web');
  if (existsSync(join(web, 'dist/index.html')))
    return { webDir: join(web, 'dist'), playgroundDir: join(web, 'dist-playground') };
  const above = dirname(from);
  return above === from ? { webDir: null, playgroundDir: null } : builtWeb(above);
}
