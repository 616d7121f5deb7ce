/** The test kit of every package: nothing here ships. */
export { withOverrides } from './watched.ts';
