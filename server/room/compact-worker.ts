import * as Y from 'yjs';
import { freeze, personOf } from '#lib/board/frozen.ts';
import { cardPlaces } from '#lib/board/read.ts';
import { cardToSend } from '#lib/board/send.ts';
import { ownWords } from '#lib/keep/own-words.ts';
import { type PassageText, passagesIn } from '#lib/keep/redact.ts';
import { rewrite } from '#lib/keep/rewrite.ts';
import { compactUpdate } from '#lib/room/compact.ts';
import { lostPart } from '#lib/room/lost-words.ts';
import { outcomeOf } from '#lib/room/server-edit.ts';
import { sizesOf } from '#lib/room/sizes.ts';
import { answerJobs } from '#server/worker-jobs.ts';
import type { Compacted, CompactorTask } from './compactor.ts';

answerJobs<CompactorTask>(answerTo);

function answerTo(request: CompactorTask): unknown {
  switch (request.job) {
    case 'compact':
      return compacted(request.update);
    case 'compare':
      return lostPart(request.before, request.after);
    case 'rewrite':
      return rewrite(request.document, request.change, request.client);
    case 'own-words':
      return ownWords(request.document, request.clients);
    case 'passages':
      return passages(request.document);
    case 'card':
      return inDocument(request.document, (doc) =>
        cardToSend(doc, request.card, (client) => request.serverClients.has(client)),
      );
    case 'places':
      return inDocument(request.document, cardPlaces);
    case 'freeze':
      return inDocument(request.document, (doc) =>
        freeze(doc, request.locks, request.before, personOf(request.owners, request.nameless)),
      );
    case 'edit':
      return outcomeOf(request.document, request.edit, request.clients, request.owners);
  }
}

function compacted(whole: Uint8Array): Compacted {
  const update = compactUpdate(whole);
  return { update, sizes: sizesOf(update) };
}

/** Looks at a document. */
function inDocument<Value>(document: Uint8Array, look: (doc: Y.Doc) => Value): Value {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, document);
  const found = look(doc);
  doc.destroy();
  return found;
}

function passages(document: Uint8Array): PassageText[] {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, document);
  const found = passagesIn(doc);
  doc.destroy();
  return found;
}
