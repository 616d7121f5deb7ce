import { spawnSync } from 'node:child_process';

/** Whether a program is not on the PATH, and tests need not fail because of that, as they do in CI. */
export const isMissing = (program: string): boolean =>
  process.env.COURANT_REQUIRE_TOOLS !== '1' && spawnSync(program, ['--version']).error !== undefined;
