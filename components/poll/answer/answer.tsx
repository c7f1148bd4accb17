'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { readIn } from '#lib/event/given.ts';
import { ballotState, chosenLast, howMany, isSameChoice, lackOf, written } from '#lib/poll/answering.ts';
import type { Choice } from '#lib/poll/ballot.ts';
import { ANSWER_MAX, WORD_MAX } from '#lib/poll/poll.ts';
import { choicesOf } from '#lib/poll/tally.ts';
import type { OwnBallot } from '#lib/poll/unsent.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { usePolls } from '../use-room-polls.ts';
import { InOrder } from './in-order.tsx';
import { OpenText, Words } from './in-words.tsx';
import { OneOf } from './one-of.tsx';
import { Several } from './several.tsx';
import { useBegun } from './use-begun.ts';

/** What one chooses in an open round. `labelledBy`: id of the question. */
export function Answer({
  asked,
  ballot,
  labelledBy,
}: {
  asked: WatchedRound;
  ballot: OwnBallot;
  labelledBy: string;
}) {
  const { polls } = usePolls();
  const { plan } = asked.poll;
  const last = chosenLast(ballot);
  if (plan.kind === 'single' || plan.kind === 'scale') {
    return (
      <AtOnce
        asked={asked}
        chosen={last[0] ?? null}
        labelledBy={labelledBy}
        onChoose={(id) => {
          // A second tap on what is counted or on its way changes nothing.
          if (ballotState(ballot, true) === 'refused' || last[0] !== id) polls.choose(asked, [id]);
        }}
      />
    );
  }
  return <Prepared asked={asked} ballot={ballot} labelledBy={labelledBy} />;
}

/** Kinds in which one tap answers. */
function AtOnce({
  asked,
  chosen,
  labelledBy,
  onChoose,
}: {
  asked: WatchedRound;
  chosen: string | null;
  labelledBy: string;
  onChoose: (id: string) => void;
}) {
  const t = useTranslations('poll.answer');
  const { language } = useLanguage();
  const hint = useId();
  const { plan } = asked.poll;
  const isScale = plan.kind === 'scale';
  const ends = [readIn(plan.ends.low, language), readIn(plan.ends.high, language)] as const;
  const options = isScale
    ? choicesOf(plan).map((id) => ({ id, text: id }))
    : plan.options.map(({ id, text }) => ({ id, ...readIn(text, language) }));
  return (
    <div className="grid gap-2">
      <p id={hint} className="text-sm text-soft">
        {isScale ? t('scale', { min: plan.min, max: plan.max }) : t('single')}
        {isScale &&
          ends.map(({ text, language: given }, at) =>
            text === '' ? null : (
              <span key={at === 0 ? 'low' : 'high'} lang={given} className="block">
                <span className="numbers">{at === 0 ? plan.min : plan.max}</span> · <bdi>{text}</bdi>
              </span>
            ),
          )}
      </p>
      <OneOf
        labelledBy={labelledBy}
        describedBy={hint}
        options={options}
        chosen={chosen}
        inRow={isScale}
        onChoose={onChoose}
      />
    </div>
  );
}

/** Kinds in which one chooses or writes several things, and then sends them. */
function Prepared({
  asked,
  ballot,
  labelledBy,
}: {
  asked: WatchedRound;
  ballot: OwnBallot;
  labelledBy: string;
}) {
  const t = useTranslations('poll.answer');
  const { polls } = usePolls();
  const hint = useId();
  const { plan } = asked.poll;
  const [begun, begin] = useBegun(asked.round.id);
  const last = chosenLast(ballot);
  const choice = begun ?? last;
  const lack = lackOf(plan, choice);
  const ready =
    plan.kind === 'words' || plan.kind === 'open' ? written(choice, Math.max(WORD_MAX, ANSWER_MAX)) : choice;
  const isNew = ballotState(ballot, true) === 'refused' || !isSameChoice(ready, last);
  const send = () => {
    polls.choose(asked, ready);
    begin(null);
  };
  const change = (next: Choice) => begin(next);
  return (
    <div className="grid gap-2">
      <p id={hint} className="text-sm text-soft">
        <Hint plan={plan} />
      </p>
      {plan.kind === 'multiple' && (
        <Several plan={plan} labelledBy={labelledBy} describedBy={hint} choice={choice} onChoice={change} />
      )}
      {plan.kind === 'ranking' && (
        <InOrder plan={plan} labelledBy={labelledBy} choice={choice} onChoice={change} />
      )}
      {plan.kind === 'words' && <Words plan={plan} choice={choice} onChoice={change} />}
      {plan.kind === 'open' && <OpenText choice={choice} onChoice={change} />}
      {isNew && (
        <div>
          <Button
            kind="primary"
            className="w-full"
            onClick={send}
            disabledBecause={
              lack === null ? undefined : lack.is === 'write' ? t('write') : t(lack.is, { count: lack.count })
            }
          >
            {t(ballot.counted === null ? 'send' : 'change')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Hint({ plan }: { plan: WatchedRound['poll']['plan'] }) {
  const t = useTranslations('poll.answer');
  if (plan.kind === 'open') return t('open');
  if (plan.kind === 'words') return t('words', { count: plan.max });
  const many = howMany(plan);
  const much =
    many.is === 'between'
      ? t('between', { min: many.min, max: many.max })
      : t(many.is, { count: many.count });
  return plan.kind === 'ranking' ? `${t('ranking')} ${plan.min === plan.options.length ? '' : much}` : much;
}
