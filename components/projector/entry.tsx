'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { enterProjector, read } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';
import { Message } from './message.tsx';
import { takeTicket } from './ticket.ts';
import type { Choosing } from './use-choices.ts';

/** A server that is just starting is there a moment later. */
const TRY_AGAIN_MS = 5_000;

/** Coming in by the link of a projector, or being told how to get one. Nobody may be there to press a button. */
export function Entry({
  roomId,
  onEntered,
  choosing,
}: {
  roomId: string;
  onEntered: (answer: ProjectorAnswer) => void;
  choosing: Choosing;
}) {
  const t = useTranslations('projector');
  const sentence = useProblemSentence();
  const [problem, setProblem] = useState<Refusal | null>(null);
  /** What the link holds; another object with each try. */
  const [held, setHeld] = useState<{ ticket: string } | null>(null);
  const entered = useEffectEvent(onEntered);

  useEffect(() => {
    setHeld({ ticket: takeTicket() });
    // A link that is pasted where this page already stands loads nothing anew.
    const pasted = () => {
      const ticket = takeTicket();
      if (ticket !== '') setHeld({ ticket });
    };
    addEventListener('hashchange', pasted);
    return () => removeEventListener('hashchange', pasted);
  }, []);

  useEffect(() => {
    if (held === null) return;
    let wanted = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    const goIn = async () => {
      const { ticket } = held;
      if (ticket === '') return setProblem({ code: 'link-missing' });
      const exchanged = await enterProjector(ticket);
      const answer = exchanged.ok
        ? await read<ProjectorAnswer>(`/api/projector/rooms/${encodeURIComponent(roomId)}`)
        : exchanged;
      if (!wanted) return;
      if (answer.ok) return entered(answer.value);
      setProblem(answer.error);
      if (isPassing(answer.error)) later = setTimeout(() => setHeld({ ticket }), TRY_AGAIN_MS);
    };
    void goIn();
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [held, roomId]);

  if (problem === null) return <Message title={t('entering')} choosing={choosing} />;
  if (problem.code === 'link-missing') {
    return <Message title={t('noLink.title')} text={t('noLink.text')} choosing={choosing} />;
  }
  if (problem.code === 'ticket-unknown') {
    return <Message title={t('oldLink.title')} text={t('oldLink.text')} choosing={choosing} />;
  }
  return <Message title={t('waiting')} text={sentence(problem)} choosing={choosing} />;
}

function isPassing({ code }: Refusal): boolean {
  return ['offline', 'unexpected', 'internal', 'store-unavailable', 'too-many-requests'].includes(code);
}
