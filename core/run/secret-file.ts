import { readFileSync } from 'node:fs';
import { ConfigError } from './error.ts';

type Env = Readonly<Record<string, string | undefined>>;

const SECRET_SETTINGS = ['LOG_URL', 'STORE_URL'] as const;

/**
 * Settings that may hold a password can also stand in a file, named by `LOG_URL_FILE` or `STORE_URL_FILE`: what is in
 * the environment of a container can be read by whoever may look at the container.
 * @throws ConfigError where the file cannot be read, or the setting is given twice
 */
export function withSecretFiles(env: Env, read: (path: string) => string = readText): Env {
  const found = SECRET_SETTINGS.flatMap((name) => {
    const path = env[`${name}_FILE`];
    if (!path) return [];
    if (env[name]) throw new ConfigError(`${name}_FILE: ${name} is set too; leave one of them out.`);
    return [[name, contentOf(`${name}_FILE`, path, read)] as const];
  });
  return { ...env, ...Object.fromEntries(found) };
}

function contentOf(setting: string, path: string, read: (path: string) => string): string {
  try {
    return read(path).trim();
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new ConfigError(`${setting}: met "${path}", which cannot be read (${code}).`);
  }
}

const readText = (path: string): string => readFileSync(path, 'utf8');
