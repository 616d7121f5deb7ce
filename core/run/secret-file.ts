import { readFileSync } from 'node:fs';
import { ConfigError } from '../base/index.ts';

type Env = Readonly<Record<string, string | undefined>>;

const SECRET_SETTINGS = ['LOG_URL', 'STORE_URL'] as const;

/**
 * Reads settings that may hold a password from the files that `LOG_URL_FILE` and `STORE_URL_FILE` name: the
 * environment of a container is visible to all who may inspect it.
 * @throws ConfigError where the file cannot be read, or the setting is given twice
 */
export function withSecretFiles(env: Env, read: (path: string) => string = readText): Env {
  const secrets = SECRET_SETTINGS.flatMap((name) => {
    const path = env[`${name}_FILE`];
    if (!path) return [];
    if (env[name]) throw new ConfigError(`${name}_FILE: ${name} is set too; leave one of them out.`);
    return [[name, contentOf(`${name}_FILE`, path, read)] as const];
  });
  return { ...env, ...Object.fromEntries(secrets) };
}

function contentOf(setting: string, path: string, read: (path: string) => string): string {
  try {
    return read(path).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const refused = isPath(path) ? `met "${path}", which` : 'met a text that is not the path of a file; it';
    throw new ConfigError(`${setting}: ${refused} cannot be read (${code}).`);
  }
}

/** Not the URL itself, by mistake, nor the password alone. */
const isPath = (text: string): boolean => /[/\\]/.test(text) && !/:\/\/|[@?]/.test(text);

const readText = (path: string): string => readFileSync(path, 'utf8');
