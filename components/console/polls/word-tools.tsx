'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { liveStore } from '#components/live/store.ts';
import { useResultWords } from '#components/poll/results/use-words.ts';
import type { PollPlan, Round } from '#lib/poll/poll.ts';
import { ENTRIES_MAX } from '#lib/poll/tally.ts';
import { isRoomFor, type WordChange } from '#lib/poll/word-rules.ts';
import type { Entry } from '#lib/poll/words.ts';
import { Refused, useAct, useTell } from '../doing.tsx';
import { ChosenWords } from './chosen-words.tsx';
import { DecidedWords } from './decided-words.tsx';
import { useDecided } from './use-decided.ts';

/** Chooses entries of a round, counts them as one or hides them; and undoes either, each by itself. */
export function WordTools({
  plan,
  round,
  entries,
}: {
  plan: PollPlan;
  round: Round;
  entries: readonly Entry[];
}) {
  const t = useTranslations('console.counting.words');
  const words = useResultWords(plan);
  const { decided, refusal } = useDecided(round);
  const [keys, setKeys] = useState<readonly string[]>([]);
  const place = useRef<HTMLDivElement>(null);
  const act = useAct();
  const tell = useTell();
  const chosen = entries.filter(({ key }) => keys.includes(key));

  const ask = (change: WordChange) => liveStore.ask('poll:change-words', { roundId: round.id, change });
  const decide = async (sentence: string, change: WordChange, back: WordChange) => {
    if (!(await act.run(() => ask(change)))) return;
    setKeys([]);
    // The button that was pressed goes away.
    place.current?.focus();
    tell({ sentence, undo: { label: t('undo'), act: () => ask(back) } });
  };
  const merge = (into: Entry) => {
    const others = chosen.flatMap(({ key }) => (key === into.key ? [] : [key]));
    const change = { is: 'merge', keys: others, into: into.key } as const;
    return decide(t('merged', { word: into.text }), change, { is: 'part', keys: others });
  };
  const hide = () => {
    const those = chosen.map(({ key }) => key);
    const sentence = t('hid', { count: those.length });
    return decide(sentence, { is: 'hide', keys: those }, { is: 'show', keys: those });
  };
  return (
    <div ref={place} tabIndex={-1} className="grid gap-4">
      {entries.length === 0 ? (
        <p className="text-soft">{t('empty')}</p>
      ) : (
        <fieldset>
          <legend className="mb-2 text-sm text-soft">{t('choose')}</legend>
          <ul className="flex flex-wrap gap-2">
            {entries.map(({ key, text, count }) => (
              <li key={key} className="min-w-0">
                <label className="flex min-h-11 items-center gap-2 rounded-md border border-line-strong px-3 has-checked:border-accent has-checked:bg-sunken">
                  <input
                    type="checkbox"
                    className="size-5 shrink-0 accent-(--accent)"
                    checked={keys.includes(key)}
                    onChange={(change) =>
                      setKeys(change.target.checked ? [...keys, key] : keys.filter((each) => each !== key))
                    }
                  />
                  <bdi dir="auto" className="min-w-0 wrap-anywhere">
                    {text}
                  </bdi>
                  <span className="numbers text-sm text-soft">× {words.number(count)}</span>
                </label>
              </li>
            ))}
          </ul>
          {entries.length >= ENTRIES_MAX && (
            <p className="mt-2 text-sm text-soft">{t('most', { max: ENTRIES_MAX })}</p>
          )}
        </fieldset>
      )}
      {chosen.length > 0 && (
        <ChosenWords
          key={chosen.map(({ key }) => key).join('\n')}
          chosen={chosen}
          isFull={decided !== null && !isRoomFor(decided.wordRules, chosen.length)}
          busy={act.busy}
          onMerge={(into) => void merge(into)}
          onHide={() => void hide()}
        />
      )}
      <Refused refusal={act.refusal ?? refusal} />
      {decided && (
        <DecidedWords
          rules={decided.wordRules}
          entries={entries}
          onApart={(key) =>
            void decide(
              t('isApart', { word: key }),
              { is: 'part', keys: [key] },
              { is: 'merge', keys: [key], into: decided.wordRules.merged[key] ?? key },
            )
          }
          onShow={(key) =>
            void decide(t('isShown', { word: key }), { is: 'show', keys: [key] }, { is: 'hide', keys: [key] })
          }
        />
      )}
    </div>
  );
}
