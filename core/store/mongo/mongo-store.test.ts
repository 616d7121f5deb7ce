import { type AnyBulkWriteOperation, type BulkWriteResult, MongoBulkWriteError } from 'mongodb';
import { expect, test } from 'vitest';
import { emptyChunk } from '../../domain/index.ts';
import { atVersion, day, days, inGrid, markedDraft } from '../contract/chunks.ts';
import { type ChunkDocument, documentId } from './mongo-document.ts';
import { type MongoDatabase, MongoStore } from './mongo-store.ts';

type Bulk = readonly AnyBulkWriteOperation<ChunkDocument>[];

/** A store on a server that answers each bulk by `answer`; `ids` are those of each bulk, in its order. */
function storeAnswering(answer: (bulk: Bulk) => { readonly matchedCount: number }) {
  const ids: string[][] = [];
  const collection = {
    bulkWrite: async (bulk: Bulk) => {
      ids.push(bulk.map(idOf));
      return answer(bulk);
    },
    find: () => ({ toArray: async () => [] }),
  };
  const database = {
    db: { collection: () => collection },
    withExplainedErrors: (operation: () => Promise<unknown>) => operation(),
  } as unknown as MongoDatabase;
  return { store: new MongoStore(database, 'first'), ids };
}

function idOf(write: AnyBulkWriteOperation<ChunkDocument>): string {
  if ('insertOne' in write) return String(write.insertOne.document._id);
  if ('replaceOne' in write) return String(write.replaceOne.filter._id);
  throw new Error('A save neither inserts nor replaces.');
}

const allMatched = (bulk: Bulk) => ({ matchedCount: bulk.filter((write) => 'replaceOne' in write).length });
const firstSaves = (...ns: number[]) => days(...ns).map((key) => markedDraft(emptyChunk(key), 1));
const laterSaves = (...ns: number[]) => firstSaves(...ns).map((chunk) => atVersion(1, chunk));

test('each bulk writes in order of ids, whatever order chunks come in, so that two savers never wait for each other', async () => {
  const { store, ids } = storeAnswering(allMatched);
  const week = markedDraft(emptyChunk(inGrid('WEEK')), 1);
  await store.save([week, ...laterSaves(7, 2), ...firstSaves(5), ...laterSaves(3)]);
  expect(ids).toEqual([days(2, 3, 5, 7).map(documentId), [documentId(week.key)]]);
});

test('what two bulks write first and last has one order too', async () => {
  const { store, ids } = storeAnswering(allMatched);
  await store.save(firstSaves(...Array(700).keys()).reverse());
  expect(ids.map(({ length }) => length)).toEqual([500, 200]);
  expect(ids.flat()).toEqual(days(...Array(700).keys()).map(documentId));
});

test('a chunk whose operation a deadlock undid is refused, once, and the others are saved', async () => {
  const { store } = storeAnswering(() => {
    const error = { message: 'deadlock detected', code: 16_908_292 };
    throw bulkError([{ ...error, index: 1 }], 2);
  });
  expect(await store.save(laterSaves(4, 6, 5))).toEqual([day(5)]);
});

test('any other error of an operation is thrown as it is', async () => {
  const { store } = storeAnswering(() => {
    throw bulkError([{ message: 'too large', code: 10_334, index: 0 }], 0);
  });
  await expect(store.save(laterSaves(4))).rejects.toThrow('too large');
});

function bulkError(
  writeErrors: readonly { message: string; code: number; index: number }[],
  matchedCount: number,
): MongoBulkWriteError {
  const result = { getWriteConcernError: () => undefined, matchedCount } as BulkWriteResult;
  return new MongoBulkWriteError(
    { ...writeErrors[0], message: writeErrors[0]?.message, writeErrors } as never,
    result,
  );
}
