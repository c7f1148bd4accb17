'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import { bylineOfCard, isOwn, isServerIn } from '#lib/board/authors.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import type { CardView } from '#lib/board/view.ts';
import { listOf } from '#lib/language/locale.ts';

/** Who wrote a card: name or organisation, the letters of the country, and who else wrote in it. */
export function CardByline({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const decided = useTranslations('decided.signed');
  const { language } = useLanguage();
  const { event, connection } = useRoom();
  const authors = useRoomStatus((status) => status.authors);
  const byline = bylineOfCard(card, authors);
  const { signed } = serverMarks(card, isServerIn(authors));
  const organisation = event.organisations.find(({ id }) => id === signed?.organisation);
  const own = isOwn(card, authors, connection.doc.clientID);
  const country = event.countries.find((each) => each.code === byline.by?.country);
  const name = byline.by?.name || byline.by?.organisation || country?.name[language] || undefined;
  return (
    <span className="min-w-0 py-0.5 text-xs text-soft" data-byline>
      {country !== undefined && (
        <span className="me-1.5">
          <CountryTile
            code={country.code}
            hue={hueOf(
              event.countries.map((each) => each.code),
              country.code,
            )}
            name={country.name[language]}
            size="sm"
          />
        </span>
      )}
      {signed !== null && (
        <span data-signed>
          {organisation === undefined
            ? decided('nobody')
            : decided('organisation', { name: `\u2068${organisation.name}\u2069` })}
        </span>
      )}
      {name !== undefined && <bdi>{name}</bdi>}
      {name === undefined && <span>{byline.by?.gone ? t('byRemoved') : own ? t('byUnknown') : ''}</span>}
      {byline.with.length > 0 && ' '}
      {byline.with.length > 0 && (
        <span>
          {t('with', {
            names: listOf(
              byline.with.map((entry) => `\u2068${entry.name}\u2069`),
              language,
            ),
          })}
        </span>
      )}
    </span>
  );
}
