/** Levels of lists and objects that a text shows. A cell of the publisher has none; JSON.stringify throws some thousand deep. */
const SHOWN_LEVELS = 20;

/**
 * What was parsed from JSON, as JSON again, whatever it is: a level too deep to show is "…", and a number too large to be
 * read is "Infinity". Empty for undefined.
 */
export const jsonText = (parsed: unknown): string => JSON.stringify(shown(parsed, SHOWN_LEVELS)) ?? '';

function shown(part: unknown, levels: number): unknown {
  if (typeof part === 'number') return Number.isFinite(part) ? part : String(part);
  if (typeof part !== 'object' || part === null) return part;
  if (levels === 0) return '…';
  if (Array.isArray(part)) return part.map((element) => shown(element, levels - 1));
  return Object.fromEntries(Object.entries(part).map(([name, cell]) => [name, shown(cell, levels - 1)]));
}
