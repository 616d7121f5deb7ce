/** A choice that this device remembers; null where it remembers none or refuses storage (private windows, settings). */
export function readChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a choice on this device; where storage is refused, it lasts as long as the page. */
export function storeChoice(key: string, choice: string): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // The page works without: see above.
  }
}
