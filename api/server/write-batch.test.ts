import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { WriteBatch } from './write-batch.ts';

/** Notes each write that reaches it. */
class NotedWrites extends Writable {
  readonly writes: string[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.writes.push(String(chunk));
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.writes.push(chunks.map(({ chunk }) => String(chunk)).join(''));
    done();
  }
}

test('what is written while promises are ready is one write for each socket, and the next one another', async () => {
  const batch = new WriteBatch();
  const [one, other] = [new NotedWrites(), new NotedWrites()];
  const write = (socket: NotedWrites, text: string) => {
    batch.add(socket);
    socket.write(text);
  };
  write(one, 'a');
  await undefined;
  write(other, 'b');
  write(one, 'c');
  expect(one.writes).toEqual([]);
  await new Promise((resolve) => setImmediate(resolve));
  expect([one.writes, other.writes]).toEqual([['ac'], ['b']]);

  write(one, 'd');
  await new Promise((resolve) => setImmediate(resolve));
  expect(one.writes).toEqual(['ac', 'd']);
});
