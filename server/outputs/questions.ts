import type { Organisation } from '#lib/event/event.ts';
import { questionsToKeep } from '#lib/question/view.ts';
import type { ReviewQuestion } from '#lib/wire/review.ts';
import type { Store } from '#server/store/store.ts';

/** The questions to the speakers of a room that everybody saw in the end, the most wanted first. */
export async function questionsAsked(
  { questions }: Pick<Store, 'questions'>,
  roomId: string,
  organisations: readonly Organisation[],
): Promise<ReviewQuestion[]> {
  const whole = await questions.room(roomId);
  return whole === null ? [] : questionsToKeep(whole, organisations);
}
