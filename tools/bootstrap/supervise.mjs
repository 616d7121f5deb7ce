import { fork } from 'node:child_process';
import { exitCodeOfSignal, onSignals } from './signal.mjs';

/**
 * Runs a script in a child process to its end, and ends with its exit code. A process whose JavaScript never returns to
 * the event loop sees no signal; this one sees it. The first signal closes the channel between the two, which asks the
 * child to drain, as does the end of this process. SIGKILL ends a child that does not drain within `killAfterMs`, and any
 * child at the second signal.
 * @param {URL} script
 * @param {{ killAfterMs: number, repeatedWithinMs?: number }} options
 *   `killAfterMs`: more than the child gives itself to drain; `repeatedWithinMs`: a signal within it is the one before
 */
export function runSupervised(script, { killAfterMs, repeatedWithinMs }) {
  const child = fork(script, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  /** @type {number | undefined} */
  let forcedExitCode;
  const kill = (/** @type {number} */ exitCode) => {
    forcedExitCode ??= exitCode;
    child.kill('SIGKILL');
  };
  onSignals((exitCode) => {
    if (!child.connected) return kill(exitCode);
    child.disconnect();
    setTimeout(() => {
      console.error(`Courant did not react within ${killAfterMs / 1000} s of the signal: it was killed.`);
      kill(1);
    }, killAfterMs);
  }, repeatedWithinMs);
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) =>
    process.exit(forcedExitCode ?? code ?? (signal ? exitCodeOfSignal(signal) : 1)),
  );
}
