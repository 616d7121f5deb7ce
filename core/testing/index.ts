/** The test kit of every package: nothing here ships. */
export { watched } from './watched.ts';
