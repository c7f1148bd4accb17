import { parentPort } from 'node:worker_threads';
import { compactUpdate } from '#lib/room/compact.ts';
import { lostPart } from '#lib/room/lost-words.ts';
import type { CompactorReply, CompactorRequest } from './compactor.ts';

parentPort?.on('message', (request: CompactorRequest) => {
  const { id } = request;
  let reply: CompactorReply;
  try {
    reply =
      request.job === 'compact'
        ? { id, value: compactUpdate(request.update) }
        : { id, value: lostPart(request.before, request.after) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
