import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import type { ServingNamespace } from '../serving-namespace.ts';
import type { ExportChanges } from './changes-since.ts';
import { type ExportPart, type ExportPlan, partsOf } from './export-plan.ts';
import { loadRows, type PartRows, type RowSources } from './load-rows.ts';

/** The data has changed where an export had still to read it: its bytes would be of two states. */
export class ExportChangedError extends Error {
  override readonly name = 'ExportChangedError';
}

export interface PartSources extends RowSources {
  /** The name of the store's namespace. */
  readonly namespace: string;
  readonly serving: Pick<ServingNamespace, 'name'>;
  readonly changes: ExportChanges;
  /** Resolves once a part may be read; errors as those of an aborted signal. */
  readonly pay: () => Promise<void>;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
}

/** An export whose newest rows are in memory, so that live figures do not change it while it is sent. */
export interface OpenedExport {
  /**
   * In `courant.changes`: all that was announced before it is in the rows. What is announced later is not, except for what
   * was saved just before they were read, and announced some milliseconds after.
   */
  readonly offset: number;
  readonly parts: readonly ExportPart[];
  readonly newest: ReadonlyMap<ExportPart, PartRows>;
}

/** A batch of readings touches the newest part now and then; twice in a row is a matter of luck. */
const ATTEMPTS = 5;

/**
 * Reads the last part of each area, where figures still move.
 * @throws ExportChangedError where they move each time
 */
export async function openExport(plan: ExportPlan, sources: PartSources): Promise<OpenedExport> {
  const parts = partsOf(plan);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const offset = await sources.changes.end();
    const newest = await loadNewest(plan, parts, sources);
    if (!(await sources.changes.areTouchedSince(offset, plan, [...newest.keys()])))
      return { offset, parts, newest };
  }
  throw new ExportChangedError('The newest figures change all the time.');
}

async function loadNewest(
  plan: ExportPlan,
  parts: readonly ExportPart[],
  sources: PartSources,
): Promise<Map<ExportPart, PartRows>> {
  const lastOfArea = new Map(parts.map((part) => [part.area, part]));
  const newest = new Map<ExportPart, PartRows>();
  for (const part of lastOfArea.values()) newest.set(part, await loadPart(plan, part, sources));
  return newest;
}

/**
 * The rows of an opened export, part after part. One part is in memory at a time, besides the newest ones.
 * @throws ExportChangedError where the data of another part has changed since, or another namespace serves
 */
export async function* readParts(
  plan: ExportPlan,
  { offset, parts, newest }: OpenedExport,
  sources: PartSources,
): AsyncGenerator<PartRows> {
  const older = parts.filter((part) => !newest.has(part));
  let checked = offset;
  for (const part of parts) {
    const rows = newest.get(part) ?? (await loadPart(plan, part, sources));
    const end = await sources.changes.end();
    if (await sources.changes.areTouchedSince(checked, plan, older)) throw changedError(part);
    checked = end;
    yield rows;
  }
}

const changedError = ({ area, range }: ExportPart): ExportChangedError =>
  new ExportChangedError(
    `The data has changed before ${area} at ${new Date(range.from).toISOString()} was sent.`,
  );

async function loadPart(plan: ExportPlan, part: ExportPart, sources: PartSources): Promise<PartRows> {
  sources.signal.throwIfAborted();
  await sources.pay();
  // Other requests have their turn between two parts.
  await turnOfEventLoop();
  const rows = await loadRows(plan, part, sources);
  // A namespace that does not serve any more is dropped soon, and then reads as empty.
  if (sources.serving.name !== sources.namespace) throw changedError(part);
  return rows;
}
