/** The list without its last entry, without its last two, and so on down to one; each entry counts once. */
export function shortened<Entry>(entries: readonly Entry[]): Entry[][] {
  const distinct = [...new Set(entries)];
  return distinct.slice(1).map((_, i) => distinct.slice(0, distinct.length - 1 - i));
}

/** How a refusal names a shorter list. Example: "for 6 areas at a time". */
export const forSome = (count: number, word: string): string =>
  `for ${count} ${word}${count === 1 ? '' : 's'} at a time`;
