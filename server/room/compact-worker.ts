import { parentPort } from 'node:worker_threads';
import { compactUpdate } from '#lib/room/compact.ts';
import type { CompactReply, CompactRequest } from './compactor.ts';

parentPort?.on('message', ({ id, update }: CompactRequest) => {
  let reply: CompactReply;
  try {
    reply = { id, update: compactUpdate(update) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
