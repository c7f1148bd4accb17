import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterVote,
  isOfAnother,
  NOTHING_KEPT,
  questionsKey,
  readKeptQuestions,
  withoutUnsent,
  withUnsent,
  withVote,
} from '#lib/question/device.ts';

const asked = withUnsent({ ...NOTHING_KEPT, draft: 'Why?' }, { id: 'q', text: 'Why?', token: 'secret' });

describe('questions on their way', () => {
  it('stay on the device until the server has them; then only what proves them one’s own stays', () => {
    expect(asked).toMatchObject({ draft: '', unsent: [{ id: 'q', refused: null }] });
    expect(afterAnswer(asked, 'q', 'offline')).toBe(asked);
    expect(afterAnswer(asked, 'q', 'store-unavailable')).toBe(asked);
    expect(afterAnswer(asked, 'q', null)).toMatchObject({ unsent: [], tokens: { q: 'secret' } });
    expect(readKeptQuestions(JSON.stringify(asked))).toEqual(asked);
    expect(readKeptQuestions('{')).toEqual(NOTHING_KEPT);
  });

  it('that are refused say why and keep their text, which goes back into the field or away', () => {
    const refused = afterAnswer(asked, 'q', 'question-needs-name');
    expect(refused.unsent).toMatchObject([{ text: 'Why?', refused: 'question-needs-name' }]);
    expect(withoutUnsent(refused, 'q', true)).toMatchObject({ draft: 'Why?', unsent: [] });
    expect(withoutUnsent(refused, 'q', false)).toMatchObject({ draft: '', unsent: [] });
  });

  it('leave votes apart: the newest wish is sent, an older answer does not take it away', () => {
    const first = { voted: true, revision: 1 };
    const second = { voted: false, revision: 2 };
    const twice = withVote(withVote(NOTHING_KEPT, 'q', first), 'q', second);
    expect(afterVote(twice, 'q', first, null)).toBe(twice);
    expect(afterVote(twice, 'q', second, 'offline')).toBe(twice);
    expect(afterVote(twice, 'q', second, null)).toMatchObject({ votes: {}, counted: { q: second } });
    expect(afterVote(twice, 'q', second, 'vote-changed')).toMatchObject({ votes: {}, counted: {} });
  });

  it('are forgotten where somebody else sits now', () => {
    expect(isOfAnother(questionsKey('anna', 'room'), 'anna')).toBe(false);
    expect(isOfAnother(questionsKey('anna', 'room'), 'ben')).toBe(true);
    expect(isOfAnother(questionsKey('anna', 'room'), null)).toBe(true);
    expect(isOfAnother('rencontre:ballot:anna:round', 'ben')).toBe(false);
  });
});
