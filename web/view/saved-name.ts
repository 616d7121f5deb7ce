import { isServedSimulated } from './first-facts.ts';

/** What a browser saves a file of the page as. A file outlives the page: its name says that its figures are simulated. */
export const savedName = (words: readonly string[], extension: 'csv' | 'png'): string =>
  `${['courant', ...(isServedSimulated() ? ['SIMULATED'] : []), ...words].join('_')}.${extension}`;
