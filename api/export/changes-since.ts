import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import { type Announcement, AREA_CODES, type AreaCode, isRebuilt } from '@courant/core/domain';
import { CHANGES, type Entry, type EventLog } from '@courant/core/log';
import { intersect, type Range } from '../column/range.ts';
import type { ExportPart, ExportPlan } from './export-plan.ts';

const PAGE_ENTRIES = 1_000;
/** What lies further back is not searched: then something counts as changed. */
const MAX_ENTRIES = 10_000;

/** Whether announcements in `courant.changes` are about parts of an export. */
export class ExportChanges {
  readonly #log: EventLog;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The offset of the next announcement. Each save of the store is announced after it. */
  async end(): Promise<number> {
    return (await this.#log.extent(CHANGES, 0)).end;
  }

  /** Whether anything announced at or after an offset touches one of the parts; true where that is not known any more. */
  async areTouchedSince(offset: number, plan: ExportPlan, parts: readonly ExportPart[]): Promise<boolean> {
    const { first, end } = await this.#log.extent(CHANGES, 0);
    if (offset === end) return false;
    if (offset < first || offset > end || end - offset > MAX_ENTRIES) return true;
    const touches = touching(plan, parts);
    for (let at = offset; at < end; ) {
      const page = await this.#log.read(CHANGES, 0, at, PAGE_ENTRIES);
      // Other requests have their turn between two pages.
      await turnOfEventLoop();
      if (page.some(touches)) return true;
      const last = page.at(-1);
      if (!last) return false;
      at = last.offset + 1;
    }
    return false;
  }

  /** Whether anything that was appended at or after an instant touches one of the parts; true where that is not known. */
  async areTouchedFrom(instant: number, plan: ExportPlan, parts: readonly ExportPart[]): Promise<boolean> {
    const { first, end } = await this.#log.extent(CHANGES, 0);
    const touches = touching(plan, parts);
    for (let before = end; before > first; ) {
      if (end - before >= MAX_ENTRIES) return true;
      const at = Math.max(first, before - PAGE_ENTRIES);
      await turnOfEventLoop();
      const page = (await this.#log.read(CHANGES, 0, at, PAGE_ENTRIES)).filter(
        ({ offset }) => offset < before,
      );
      if (page.some((entry) => entry.appendedAt >= instant && touches(entry))) return true;
      if (page.some(({ appendedAt }) => appendedAt < instant)) return false;
      before = at;
    }
    return false;
  }
}

/** Whether an announcement is about one of the parts. One that cannot be read may be, and so is another namespace. */
function touching(
  plan: ExportPlan,
  parts: readonly ExportPart[],
): (entry: Pick<Entry<Announcement>, 'message'>) => boolean {
  const rangesOf = rangesByArea(plan, parts);
  return ({ message }) => {
    if (!message.ok || isRebuilt(message.value)) return true;
    const { value } = message;
    return (rangesOf.get(value.area) ?? []).some((range) => intersect(range, value) !== undefined);
  };
}

function rangesByArea(plan: ExportPlan, parts: readonly ExportPart[]): ReadonlyMap<AreaCode, Range[]> {
  const ranges = new Map<AreaCode, Range[]>(AREA_CODES.map((area) => [area, []]));
  for (const { area, range } of parts) {
    for (const behind of areasBehind(plan, area)) ranges.get(behind)?.push(range);
  }
  return ranges;
}

/** The areas whose chunks are read: the past of the country is summed from all regions. */
const areasBehind = ({ filter }: ExportPlan, area: AreaCode): readonly AreaCode[] =>
  filter && area === 'FR' ? AREA_CODES : [area];
