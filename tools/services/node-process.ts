import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { repoRoot } from '@courant/core/run';

/** Flags with which node runs a TypeScript file, and imports the packages of the workspace from their sources. */
export const SOURCE_FLAGS: readonly string[] = ['--conditions=@courant/source', '--import', 'tsx'];

/** A node process that a test has started. */
export interface NodeProcess {
  readonly child: ChildProcess;
  /** Both outputs so far, in the order in which they came. */
  output(): string;
  /** Resolves once the process has ended and its outputs are complete; null where a signal ended it. */
  readonly exitCode: Promise<number | null>;
  /** Sends SIGTERM, or another signal, and answers the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts node, in the repository's root unless another folder is given. */
export function startNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string = repoRoot(),
): NodeProcess {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    exitCode,
    end(signal = 'SIGTERM') {
      child.kill(signal);
      return exitCode;
    },
  };
}

/**
 * Starts a TypeScript file with nothing but these settings in its environment.
 * @param file relative to the repository's root
 */
export const startSource = (file: string, settings: Readonly<Record<string, string>>): NodeProcess =>
  startNode([...SOURCE_FLAGS, file], {
    PATH: process.env.PATH,
    // The api's decorators need the compiler options of this repository.
    TSX_TSCONFIG_PATH: 'tsconfig.base.json',
    ...settings,
  });
