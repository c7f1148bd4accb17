import type { Vote } from './ask.ts';

/** A question on its way. */
export interface UnsentQuestion {
  id: string;
  text: string;
  /** What only this device holds, of one without a name. */
  token: string | null;
  /** Why it was refused; null: it is still to be sent. */
  refused: string | null;
}

/** What a device keeps of one person's questions in a room. */
export interface KeptOnDevice {
  draft: string;
  unsent: readonly UnsentQuestion[];
  /** Of questions without a name that were asked here, by their ids. */
  tokens: Readonly<Record<string, string>>;
  /** Votes on their way, by the questions' ids. */
  votes: Readonly<Record<string, Vote>>;
  /** Votes that the server has. */
  counted: Readonly<Record<string, Vote>>;
}

export const NOTHING_KEPT: KeptOnDevice = { draft: '', unsent: [], tokens: {}, votes: {}, counted: {} };

const PREFIX = 'rencontre:questions:';
/** After these the same request is sent again: nothing is wrong with it. */
const AGAIN = new Set(['offline', 'store-unavailable', 'too-many-requests', 'internal']);

export function questionsKey(personId: string, roomId: string): string {
  return `${PREFIX}${personId}:${roomId}`;
}

/** Whether a device is to forget what is kept under a key: somebody else sits there now. */
export function isOfAnother(key: string, personId: string | null): boolean {
  return key.startsWith(PREFIX) && !key.startsWith(questionsKey(personId ?? '', ''));
}

/** What was kept as text; nothing when that cannot be read. */
export function readKeptQuestions(text: string | null): KeptOnDevice {
  try {
    const kept = JSON.parse(text ?? '') as KeptOnDevice;
    return Array.isArray(kept.unsent) ? { ...NOTHING_KEPT, ...kept } : NOTHING_KEPT;
  } catch {
    return NOTHING_KEPT;
  }
}

/** A question is asked: it stays on the device until the server has it. */
export function withUnsent(
  kept: KeptOnDevice,
  question: Pick<UnsentQuestion, 'id' | 'text' | 'token'>,
): KeptOnDevice {
  return { ...kept, draft: '', unsent: [...kept.unsent, { ...question, refused: null }] };
}

/** The server has it, or (`code`) says why not; then its text stays, unless asking again may help. */
export function afterAnswer(kept: KeptOnDevice, id: string, code: string | null): KeptOnDevice {
  const question = kept.unsent.find((each) => each.id === id);
  if (question === undefined || (code !== null && AGAIN.has(code))) return kept;
  if (code !== null) {
    const unsent = kept.unsent.map((each) => (each.id === id ? { ...each, refused: code } : each));
    return { ...kept, unsent };
  }
  const tokens = question.token === null ? kept.tokens : { ...kept.tokens, [id]: question.token };
  return { ...kept, tokens, unsent: kept.unsent.filter((each) => each.id !== id) };
}

/** Takes a question off the device. One that was refused can go on as a draft. */
export function withoutUnsent(kept: KeptOnDevice, id: string, asDraft: boolean): KeptOnDevice {
  const question = kept.unsent.find((each) => each.id === id);
  const draft = asDraft && question !== undefined ? question.text : kept.draft;
  return { ...kept, draft, unsent: kept.unsent.filter((each) => each.id !== id) };
}

export function withVote(kept: KeptOnDevice, id: string, vote: Vote): KeptOnDevice {
  return { ...kept, votes: { ...kept.votes, [id]: vote } };
}

/** The vote is counted or refused for good; one that was chosen meanwhile is still to be sent. */
export function afterVote(kept: KeptOnDevice, id: string, sent: Vote, code: string | null): KeptOnDevice {
  if (code !== null && AGAIN.has(code)) return kept;
  if (kept.votes[id]?.revision !== sent.revision) return kept;
  const { [id]: _, ...votes } = kept.votes;
  return { ...kept, votes, counted: code === null ? { ...kept.counted, [id]: sent } : kept.counted };
}
