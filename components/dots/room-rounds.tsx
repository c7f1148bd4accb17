'use client';

import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useOutputs } from '#components/review/use-outputs.ts';
import type { RoomOutputsAnswer } from '#lib/wire/review.ts';
import { OutputDots } from './output-dots.tsx';

/** The rounds of a room side by side, with its cards as they were last read. */
export function RoomRounds({ roomId }: { roomId: string }) {
  const t = useTranslations('dots.run');
  const sentence = useProblemSentence();
  const { value, error } = useOutputs<RoomOutputsAnswer>(
    `/api/review/rooms/${encodeURIComponent(roomId)}`,
    null,
  );
  if (value !== null) return <OutputDots value={value} />;
  return <p className="text-sm text-soft">{error === null ? t('reading') : sentence(error)}</p>;
}
