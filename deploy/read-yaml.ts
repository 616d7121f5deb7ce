import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The documents of a file, merge keys applied. @throws Error where it is no YAML */
export function readYaml(path: string): unknown[] {
  const documents = parseAllDocuments(readFileSync(ROOT + path, 'utf8'), { merge: true });
  return documents.map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS() as unknown;
  });
}

export const filesIn = (folder: string): string[] =>
  readdirSync(ROOT + folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
