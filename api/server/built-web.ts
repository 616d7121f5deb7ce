import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the built dashboard and playground, as in the repository so in an image; null where none was built. */
export interface BuiltWeb {
  readonly webDir: string | null;
  readonly playgroundDir: string | null;
}

/** Looks above the running file, whether that is a source or was built. */
export function builtWeb(from: string = dirname(fileURLToPath(import.meta.url))): BuiltWeb {
  const web = join(from, 'web');
  if (existsSync(join(web, 'dist/index.html')))
    return { webDir: join(web, 'dist'), playgroundDir: join(web, 'dist-playground') };
  const above = dirname(from);
  return above === from ? { webDir: null, playgroundDir: null } : builtWeb(above);
}
