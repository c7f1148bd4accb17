import { expect, it } from 'vitest';
import { askedTogether } from '#server/access/together.ts';

/** Questions that stay open until they are answered here, with what is true at that moment. */
function asked(truth: Map<string, number>) {
  const questions: { keys: string[]; answer: () => void; fail: () => void }[] = [];
  const ask = askedTogether(
    (keys: string[]) =>
      new Promise<ReadonlyMap<string, number>>((resolve, reject) => {
        questions.push({
          keys,
          answer: () => resolve(new Map(truth)),
          fail: () => reject(new Error('away')),
        });
      }),
  );
  return { ask, questions };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('whoever asks while a question is under way shares the next one, and hears what is true after they asked', async () => {
  const truth = new Map([
    ['amal', 1],
    ['joris', 2],
  ]);
  const { ask, questions } = asked(truth);
  const first = ask('amal');
  await turn();
  const later = [ask('joris'), ask('amal'), ask('joris'), ask('nobody')];
  await turn();
  expect(questions.map(({ keys }) => keys)).toEqual([['amal']]);
  questions[0]?.answer();
  expect(await first).toBe(1);
  await turn();
  truth.delete('amal');
  questions[1]?.answer();
  expect(await Promise.all(later)).toEqual([2, null, 2, null]);
  expect(questions.map(({ keys }) => keys)).toEqual([['amal'], ['joris', 'amal', 'nobody']]);
});

it('those whose question fails hear so, and the next is asked all the same', async () => {
  const { ask, questions } = asked(new Map([['amal', 1]]));
  const first = ask('amal');
  await turn();
  const second = ask('amal');
  questions[0]?.fail();
  await expect(first).rejects.toThrow('away');
  await turn();
  questions[1]?.answer();
  expect(await second).toBe(1);
});
