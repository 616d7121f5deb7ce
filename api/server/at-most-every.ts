/** Calls at most once in an interval: what strangers cause must not fill a log. @param now epoch milliseconds UTC */
export function atMostEvery<Arguments extends unknown[]>(
  ms: number,
  now: () => number,
  call: (...given: Arguments) => void,
): (...given: Arguments) => void {
  let calledAt = Number.NEGATIVE_INFINITY;
  return (...given) => {
    if (now() - calledAt < ms) return;
    calledAt = now();
    call(...given);
  };
}
