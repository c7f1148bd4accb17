'use client';

import { useState } from 'react';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { AreYouSure } from '#components/ui/are-you-sure.tsx';
import { Button } from '#components/ui/button.tsx';

/**
 * Ends somebody's way into the meeting, once it is meant: it cannot be undone.
 *
 * @param words of the button, of the button that means it, and what it does
 */
export function RemovePerson({
  personId,
  words,
  onRemoved,
}: {
  personId: string;
  words: { remove: string; removeNow: string; means: string };
  onRemoved: () => void;
}) {
  const sentence = useProblemSentence();
  const [asks, setAsks] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async () => {
    const answer = await send('POST', `/api/people/${personId}/remove`);
    setRefusal(answer.ok ? null : answer.error);
    if (answer.ok) onRemoved();
  };
  if (!asks) {
    return (
      <div>
        <Button onClick={() => setAsks(true)} className="text-sm">
          {words.remove}
        </Button>
      </div>
    );
  }
  return (
    <AreYouSure label={words.removeNow} onYes={() => void remove()} onNo={() => setAsks(false)}>
      {words.means} {refusal && sentence(refusal)}
    </AreYouSure>
  );
}
