import { useTranslations } from 'use-intl';
import { useRoom } from '#components/room/room-context.tsx';
import type { Signing } from '#lib/board/rules.ts';

/** The sentence that says to a writer how a card will be signed. `named` follows the session. */
export function useSigned(): (signing: Signing) => string {
  const t = useTranslations('writing');
  const { session } = useRoom();
  return (signing) =>
    t(`signed.${signing === 'named' && session.attribution === 'organisation' ? 'session' : signing}`);
}
