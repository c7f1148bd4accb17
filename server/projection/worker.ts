import { parentPort } from 'node:worker_threads';
import { readRoom } from './read-room.ts';
import type { ReaderReply, ReaderRequest } from './reader.ts';

parentPort?.on('message', ({ id, room, now }: ReaderRequest) => {
  let reply: ReaderReply;
  try {
    reply = { id, value: readRoom(room, now) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
