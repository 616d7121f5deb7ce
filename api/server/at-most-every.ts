/** Calls at most once in an interval: what strangers cause must not fill a log. @param now epoch milliseconds UTC */
export function atMostEvery<Arguments extends unknown[]>(
  ms: number,
  now: () => number,
  call: (...args: Arguments) => void,
): (...args: Arguments) => void {
  let calledAt = Number.NEGATIVE_INFINITY;
  return (...args) => {
    if (now() - calledAt < ms) return;
    calledAt = now();
    call(...args);
  };
}
