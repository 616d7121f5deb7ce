import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepAlive } from './keep-alive.ts';

const INTERVAL_MS = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const emitter = new EventEmitter();
  const socket = { on: emitter.on.bind(emitter), ping: vi.fn(), terminate: vi.fn() };
  const sender = { isSending: false, sentCount: 0, cut: vi.fn() };
  keepAlive(socket as never, sender, INTERVAL_MS);
  return { pong: () => emitter.emit('pong'), socket, sender };
}

test('a client that answers each ping stays; one that misses one is terminated', () => {
  const { pong, socket } = setUp();
  for (let time = 0; time < 5; time++) {
    vi.advanceTimersByTime(INTERVAL_MS);
    pong();
  }
  expect(socket.terminate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * INTERVAL_MS);
  expect(socket.terminate).toHaveBeenCalledOnce();
});

test('a client that takes nothing of what waits for it is cut, whatever pongs it sends', () => {
  const { pong, sender } = setUp();
  sender.isSending = true;
  for (let time = 0; time < 5; time++) {
    expect(sender.cut).not.toHaveBeenCalled();
    pong();
    vi.advanceTimersByTime(INTERVAL_MS);
  }
  expect(sender.cut).toHaveBeenCalledWith('no message was read to its end for 5 s');
});

test('a client that reads slowly stays, although it cannot answer a ping behind what it reads', () => {
  const { socket, sender } = setUp();
  sender.isSending = true;
  for (let time = 0; time < 20; time++) {
    vi.advanceTimersByTime(INTERVAL_MS);
    if (time % 3 === 0) sender.sentCount++;
  }
  expect(sender.cut).not.toHaveBeenCalled();
  expect(socket.terminate).not.toHaveBeenCalled();
});
