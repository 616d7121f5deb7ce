import { execFileSync } from 'node:child_process';
import { runToEnd } from '../services/run-to-end.ts';

/** A container engine with Compose 2, and how commands reach it. */
export interface Engine {
  readonly describe: string;
  /** The beginning of every command: `docker`, or what leads into the engine's namespaces before it. */
  readonly docker: readonly string[];
  /** What leads a command of this machine to the ports that the engine publishes; empty where they are the machine's. */
  readonly atItsPorts: readonly string[];
  /** False where no image can be pulled, so that stand-ins are needed. */
  readonly pulls: boolean;
  /** Ends it and everything that it has started, unless it is the user's. */
  close(): Promise<void>;
}

/** Runs a command of the engine to its end. @throws Error with its output if it fails */
export function runDocker({ docker }: Pick<Engine, 'docker'>, ...args: string[]): Promise<string> {
  const [command = 'docker', ...before] = docker;
  return runToEnd(command, [...before, ...args]);
}

/** Pipes a folder into an image of this name. */
export function importFolder(
  engine: Engine,
  folder: string,
  image: string,
  changes: readonly string[],
): void {
  const settings = changes.flatMap((change) => ['--change', change]);
  const words = [...engine.docker, 'import', ...settings, '-', image];
  const pipe = 'folder=$1; shift; tar --create --numeric-owner --directory "$folder" . | "$@"';
  execFileSync('bash', ['-o', 'pipefail', '-c', pipe, 'import', folder, ...words], { stdio: 'pipe' });
}
