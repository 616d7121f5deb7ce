const NAME = 'TimeoutNegativeWarning';

let isIgnored = false;

/**
 * From now on this process prints no warning of a timer that was set into the past; it prints every other warning.
 * kafkajs sets one at each connection: it subtracts the present from the end of a throttle that never was. The timer
 * fires at once, as kafkajs means it to. Node warns of such timers from version 21.
 */
export function ignoreNegativeTimeouts(): void {
  if (isIgnored) return;
  isIgnored = true;
  const emitWarning = process.emitWarning as (...args: unknown[]) => void;
  process.emitWarning = (...args: unknown[]): void => {
    if (args[1] !== NAME) Reflect.apply(emitWarning, process, args);
  };
}
