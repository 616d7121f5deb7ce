import { fileURLToPath } from 'node:url';

/** The repository's root, with a trailing slash. */
export const REPO_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} path relative to the repository's root */
export const inRepo = (path) => `${REPO_ROOT}${path}`;
