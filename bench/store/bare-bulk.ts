import { Binary, MongoClient } from 'mongodb';

const BULK = 500;

interface Bytes {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A plain loop over the driver: the same bytes by the same ids in bulks of the same size, without a guard. */
export async function openBareBulk(url: string) {
  const client = new MongoClient(url);
  const collection = client
    .db()
    .collection<{ _id: string; bytes: Binary }>('bare', { writeConcern: { w: 'majority' } });

  async function save(all: readonly Bytes[]): Promise<void> {
    for (let first = 0; first < all.length; first += BULK) {
      const writes = all.slice(first, first + BULK).map(({ id, bytes }) => ({
        replaceOne: { filter: { _id: id }, replacement: { bytes: new Binary(bytes) }, upsert: true },
      }));
      await collection.bulkWrite(writes, { ordered: false });
    }
  }

  async function load(ids: readonly string[]): Promise<number> {
    let found = 0;
    for (let first = 0; first < ids.length; first += BULK) {
      found += (await collection.find({ _id: { $in: ids.slice(first, first + BULK) } }).toArray()).length;
    }
    return found;
  }

  async function close(): Promise<void> {
    await collection.drop();
    await client.close();
  }

  return { save, load, close };
}
