'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useResultNames } from '#components/poll/results/names.ts';
import { linesBeside, mostOn, shortened, type WallDots, type WallLine } from '#lib/dots/on-wall.ts';
import type { Language } from '#lib/language/language.ts';
import { localeOf } from '#lib/language/locale.ts';
import type { ProjectorAnswer, ScreenDots } from '#lib/wire/screen.ts';
import { Both } from './both.tsx';
import type { ProjectorTexts } from './texts.ts';
import { useFit } from './use-fit.ts';

/** Beside so many rooms the letters need the place more than how many cards have no line. */
const MANY = 4;

/** Where the dots of a round lie: the cards with most of them, room beside room. */
export function DotsPicture({
  dots: { round, rooms },
  around,
  languages,
  texts,
  asTable,
}: {
  dots: ScreenDots;
  around: ProjectorAnswer;
  languages: readonly Language[];
  texts: ProjectorTexts;
  asTable: boolean;
}) {
  const t = useTranslations('projector');
  const names = useResultNames(around.event, around.sessions);
  const ref = useFit<HTMLElement>();
  const people = rooms.reduce((all, room) => all + room.people, 0);
  const shown = rooms.map((room) => shortened(room, linesBeside(rooms.length)));
  const most = mostOn(rooms);
  return (
    <main ref={ref} className="projector-round projector-dots">
      {round.plan.about === '' ? (
        <Both languages={languages} texts={texts}>
          <Title />
        </Both>
      ) : (
        <h1 dir="auto" className="projector-question projector-typed">
          {round.plan.about}
        </h1>
      )}
      <p className="projector-small projector-standing">
        <strong className="projector-closed">{t('closed')}</strong>
        <span className="numbers">{t('dots.people', { count: people })}</span>
      </p>
      <div className="projector-dot-rooms" data-rooms={rooms.length}>
        {shown.map((room) => (
          <section key={room.roomId}>
            {rooms.length > 1 && <h2 className="projector-dot-room">{names.room(room.roomId)}</h2>}
            {room.lines.length === 0 ? (
              <p className="projector-small">
                {t(room.people === 0 ? 'dots.people' : 'dots.none', { count: 0 })}
              </p>
            ) : asTable ? (
              <Table room={room} />
            ) : (
              <Lines room={room} most={most} />
            )}
            <Rest room={room} withMore={rooms.length < MANY} />
          </section>
        ))}
      </div>
    </main>
  );
}

function Title() {
  const t = useTranslations('projector.dots');
  return <h1 className="projector-question">{t('title')}</h1>;
}

function Lines({ room, most }: { room: WallDots; most: number }) {
  const t = useTranslations('projector.dots');
  return (
    <ol className="projector-dot-lines">
      {room.lines.map((line) => (
        <li key={line.key}>
          <p className="result-choice">
            <Thing line={line} />
            <strong className="numbers whitespace-nowrap">{t('dots', { count: line.dots })}</strong>
          </p>
          <span className="result-bar" aria-hidden="true">
            <span className="result-fill" style={{ inlineSize: `${(line.dots / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Table({ room }: { room: WallDots }) {
  const t = useTranslations('projector.dots');
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(localeOf(language));
  return (
    <div className="result-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('card')}</th>
            <th scope="col">{t('number')}</th>
          </tr>
        </thead>
        <tbody>
          {room.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <Thing line={line} />
              </th>
              <td className="numbers">{number.format(line.dots)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What dots lie on: the text of a card, or the title of a stack. */
function Thing({ line: { text, cards } }: { line: WallLine }) {
  const t = useTranslations('projector.dots');
  return (
    <span className="min-w-0 flex-1">
      <span dir="auto" className="projector-dot-text projector-typed">
        {text || t('untitled')}
      </span>
      {cards > 1 && <span className="projector-dot-stack numbers">{t('stack', { count: cards })}</span>}
    </span>
  );
}

/** What has no line. */
function Rest({ room: { more, gone }, withMore }: { room: WallDots; withMore: boolean }) {
  const t = useTranslations('projector.dots');
  return (
    <>
      {withMore && more > 0 && <p className="projector-dot-rest numbers">{t('more', { count: more })}</p>}
      {gone > 0 && <p className="projector-dot-rest numbers">{t('gone', { count: gone })}</p>}
    </>
  );
}
