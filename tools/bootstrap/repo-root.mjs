import { fileURLToPath } from 'node:url';

/** The repository's root, with a trailing slash. */
export const HOUSE = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} path relative to the repository's root */
export const inHouse = (path) => `${HOUSE}${path}`;
