import { DAY } from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import {
  type ByteRange,
  countBytes,
  type RequestedBytes,
  readRange,
  sliceBytes,
  within,
} from './byte-range.ts';
import { type ExportPart, partsOf } from './export-plan.ts';
import { type ExportTag, exportHash, readTag, readTags, tagText } from './export-tag.ts';
import { type OpenedExport, openExport, type PartSources, readParts } from './read-parts.ts';
import type { ExportTable } from './row-text.ts';
import { writeExport } from './write-export.ts';

/** The headers of a request that choose what of an export is sent. */
export interface ExportConditions {
  readonly ifNoneMatch?: string | undefined;
  readonly ifRange?: string | undefined;
  readonly range?: string | undefined;
}

/** What is sent of an export. */
export interface ExportAnswer {
  readonly status: 200 | 206 | 304 | 416;
  readonly tag: ExportTag;
  /** Bytes of the whole export; undefined where they were never counted. */
  readonly length: number | undefined;
  /** The bytes that are sent, where they are not all. */
  readonly range?: ByteRange;
  readonly body?: AsyncIterable<Buffer>;
}

export interface ExportSources extends PartSources {
  readonly logEpoch: string;
}

/** Who resumes without naming a tag has the first bytes from within this time, as we assume. */
const UNTAGGED_RESUME_MS = DAY;
const MAX_LENGTHS = 1_000;

/** Lengths of exports that were written to their end, by tag. */
export const createExportLengths = (): LRUCache<string, number> => new LRUCache({ max: MAX_LENGTHS });

/** One export for one request. */
export class Export {
  readonly #table: ExportTable;
  readonly #sources: ExportSources;
  readonly #lengths: LRUCache<string, number>;
  readonly #parts: readonly ExportPart[];
  readonly #hash: string;

  constructor(table: ExportTable, sources: ExportSources, lengths: LRUCache<string, number>) {
    this.#table = table;
    this.#sources = sources;
    this.#lengths = lengths;
    this.#parts = partsOf(table.plan);
    this.#hash = exportHash(table, sources);
  }

  /** The answer to a HEAD, or that the client has the export already; undefined where bytes have to be read. */
  async answerWithoutBytes(
    isHead: boolean,
    { ifNoneMatch = '' }: ExportConditions,
  ): Promise<ExportAnswer | undefined> {
    if (ifNoneMatch.trim() === '*') return this.#answer(304, await this.#currentTag());
    const tag = this.#newestOf(readTags(ifNoneMatch));
    if (tag && (await this.#stands(tag))) return this.#answer(304, tag);
    return isHead ? this.#answer(200, await this.#currentTag()) : undefined;
  }

  /**
   * The bytes that a request is for: all, unless a part of them is asked for and the others are surely of the same export.
   * @throws ExportChangedError where the data moves meanwhile
   */
  async answer({ range, ifRange }: ExportConditions): Promise<ExportAnswer> {
    const opened = await openExport(this.#table.plan, this.#sources);
    const requested = readRange(range);
    const tag = requested && (await this.#resumedTag(ifRange, opened));
    return requested && tag ? this.#answerPart(requested, tag, opened) : this.#answerWhole(opened);
  }

  #answerWhole(opened: OpenedExport): ExportAnswer {
    const tag = this.#tagAt(opened.offset);
    return { ...this.#answer(200, tag), body: this.#noteLength(tag, this.#bytes(opened)) };
  }

  async #answerPart(requested: RequestedBytes, tag: ExportTag, opened: OpenedExport): Promise<ExportAnswer> {
    const length = this.#lengths.get(tagText(tag)) ?? (await this.#countLength(tag, opened));
    const range = within(requested, length);
    if (!range) return this.#answer(416, tag);
    return { ...this.#answer(206, tag), range, body: sliceBytes(this.#bytes(opened), range) };
  }

  /** The tag of the export whose first bytes a client has; undefined where the export may be another one by now. */
  async #resumedTag(ifRange: string | undefined, { offset }: OpenedExport): Promise<ExportTag | undefined> {
    if (ifRange !== undefined) {
      const tag = readTag(ifRange);
      return tag && (await this.#stands(tag)) ? tag : undefined;
    }
    const since = this.#sources.now - UNTAGGED_RESUME_MS;
    const { changes } = this.#sources;
    const isTouched = await changes.areTouchedFrom(since, this.#table.plan, this.#parts);
    return isTouched ? undefined : this.#tagAt(offset);
  }

  /** Where the newest tag of this export does not stand, no older one does; each takes a search of the log. */
  #newestOf(tags: readonly ExportTag[]): ExportTag | undefined {
    return tags.filter(({ hash }) => hash === this.#hash).sort((a, b) => b.offset - a.offset)[0];
  }

  async #stands({ hash, offset }: ExportTag): Promise<boolean> {
    const { changes } = this.#sources;
    return hash === this.#hash && !(await changes.areTouchedSince(offset, this.#table.plan, this.#parts));
  }

  async #countLength(tag: ExportTag, opened: OpenedExport): Promise<number> {
    const length = await countBytes(this.#bytes(opened));
    this.#lengths.set(tagText(tag), length);
    return length;
  }

  async *#noteLength(tag: ExportTag, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let length = 0;
    for await (const piece of bytes) {
      length += piece.length;
      yield piece;
    }
    this.#lengths.set(tagText(tag), length);
  }

  #bytes(opened: OpenedExport): AsyncGenerator<Buffer> {
    return writeExport(this.#table, readParts(this.#table.plan, opened, this.#sources));
  }

  async #currentTag(): Promise<ExportTag> {
    return this.#tagAt(await this.#sources.changes.end());
  }

  #tagAt(offset: number): ExportTag {
    return { hash: this.#hash, offset };
  }

  #answer<Status extends ExportAnswer['status']>(status: Status, tag: ExportTag) {
    return { status, tag, length: this.#lengths.get(tagText(tag)) };
  }
}
