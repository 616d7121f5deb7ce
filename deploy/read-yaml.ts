import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The documents of a file, merge keys applied; throws where it is no YAML. */
export function readYaml(path: string): unknown[] {
  const documents = parseAllDocuments(readFileSync(ROOT + path, 'utf8'), { merge: true });
  return documents.map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as unknown;
  });
}

export const filesIn = (folder: string): string[] =>
  readdirSync(ROOT + folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
