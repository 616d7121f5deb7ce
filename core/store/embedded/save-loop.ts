import { writeSync } from 'node:fs';
import { days, markedDraft } from '../contract/chunks.ts';
import { openStore } from '../open.ts';

// The process that the kill test ends: saves the same chunks again and again, each marked by its version, and writes
// that version once the store has answered. Arguments: the data folder and how many chunks.
const [dataDir = '', count] = process.argv.slice(2);
const keys = days(...Array(Number(count)).keys());
const store = await openStore('embedded:', { dataDir });
for (;;) {
  const loaded = await store.load(keys);
  const refused = await store.save(loaded.map((chunk) => markedDraft(chunk, chunk.version + 1)));
  if (refused.length > 0) throw new Error(`${refused.length} of ${count} refused.`);
  writeSync(1, `${1 + Math.min(...loaded.map(({ version }) => version))}\n`);
}
