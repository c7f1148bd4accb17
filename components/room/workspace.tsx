'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Board } from '#components/board/board.tsx';
import { DeskProvider, useDesk } from '#components/board/board-context.tsx';
import { namesCard } from '#components/board/use-addressed.ts';
import { AnnouncementLines } from '#components/facilitation/announcement-lines.tsx';
import { CallLine } from '#components/facilitation/call-line.tsx';
import { PhaseLine } from '#components/facilitation/phase-line.tsx';
import { ReadyLine } from '#components/facilitation/raise-hand.tsx';
import { usePlace } from '#components/live/use-live.ts';
import { NotesLoader } from '#components/notes/notes-loader.tsx';
import { POLLS_HASH } from '#components/poll/polls-hash.ts';
import { TakenOut } from '#components/programme/taken-out.tsx';
import { KeptOffer } from '#components/saving/kept-offer.tsx';
import { Trouble } from '#components/saving/trouble.tsx';
import { WritingProvider } from '#components/writing/writing-context.tsx';
import { openRoom, type RoomConnection } from './connection.ts';
import { RoomHeader } from './header.tsx';
import { PaneSwitch } from './pane-switch.tsx';
import { PollsLoader } from './polls-loader.tsx';
import { RestoreOffer } from './restore-offer.tsx';
import { RoomContext, type RoomPage, useRoom, useRoomStatus } from './room-context.tsx';
import { WorkspaceSkeleton } from './skeleton.tsx';
import { Split } from './split.tsx';
import { useKeyboardHeight } from './use-keyboard-height.ts';
import { type Pane, useNews } from './use-news.ts';
import { usePresentRoom } from './use-present-room.ts';
import { useStill } from './use-still.ts';
import { useWide } from './use-wide.ts';
import './room.css';

/** Opens the room when it is shown and closes it when it is left. */
function useConnection({ room, me, epoch, access, reason, sharedDevice }: RoomPage): RoomConnection | null {
  const [connection, setConnection] = useState<RoomConnection | null>(null);
  // The page's own answers only begin the room; what changes later comes over the connection.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above; the loader gives each room its own workspace.
  useEffect(() => {
    const why = reason ?? (me.role === 'observer' ? 'observer' : 'session-closed');
    const opened = openRoom({
      roomId: room.id,
      personId: me.id,
      notice: access === 'write' ? { epoch, access } : { epoch, access, reason: why },
      sharedDevice,
    });
    setConnection(opened);
    return opened.stop;
  }, [room.id, me.id, epoch]);
  return connection;
}

/** A room as one works in it: notes and board, and around them what one must know. */
export function Workspace(page: RoomPage) {
  const connection = useConnection(page);
  const room = usePresentRoom(page);
  usePlace(page.room.id);
  useKeyboardHeight();
  const around = useMemo(() => (connection === null ? null : { ...room, connection }), [room, connection]);
  if (around === null) return <WorkspaceSkeleton />;
  return <RoomContext value={around}>{INSIDE}</RoomContext>;
}

/** One element for good, so that the passing time, which the room follows, does not draw all of it again. */
const INSIDE = (
  <main className="workspace flex flex-col">
    <RoomHeader />
    <AbovePanes />
    <WritingProvider>
      <Content />
    </WritingProvider>
  </main>
);

/** What one must know now, between the header and what one reads. */
function AbovePanes() {
  const above = useStill();
  const { event, room } = useRoom();
  return (
    <div ref={above} className="px-2 sm:px-4 [&>*]:my-2">
      <TakenOut roomId={room.id} />
      <Trouble />
      <KeptOffer />
      <RestoreOffer />
      <PhaseLine roomId={room.id} />
      <CallLine roomIds={[room.id]} />
      <ReadyLine />
      <AnnouncementLines roomId={room.id} timeZone={event.timeZone} />
    </div>
  );
}

function Content() {
  const t = useTranslations('room');
  const shown = useRoomStatus((status) => status.shown);
  const saving = useRoomStatus((status) => status.saving.is);
  // Why it cannot be reached stands above.
  if (!shown && saving === 'waiting') return null;
  if (!shown) {
    return (
      <div className="p-4 text-soft">
        <p role="status" id="opening">
          {t(saving === 'offline' ? 'notOpened' : 'opening')}
        </p>
        <Arrived />
      </div>
    );
  }
  return (
    <DeskProvider>
      <Panes />
    </DeskProvider>
  );
}

/** How far a large room has come over a thin line, which may take minutes. */
function Arrived() {
  const arrived = useRoomStatus((status) => (status.saving.is === 'offline' ? 0 : status.arrived));
  if (arrived === 0 || arrived === 1) return null;
  return (
    <progress aria-labelledby="opening" value={arrived} className="arrived mt-3 block w-full max-w-sm" />
  );
}

function Panes() {
  const { connection } = useRoom();
  const wide = useWide();
  const [pane, setPane] = useState(firstPane);
  const news = useNews(connection.doc, wide ? null : pane);
  const desk = useDesk();
  useEffect(() => desk.lead.follow(({ to }) => setPane(to === 'card' ? 'board' : 'notes')), [desk]);
  const [polls, setPolls] = useState({ waiting: 0, own: 0 });
  const showPolls = useCallback(() => setPane('polls'), []);
  const only = wide ? null : ONLY[pane];
  return (
    <>
      <div className={`panes flex min-h-0 flex-1 ${wide ? '' : 'flex-col'}`}>
        <Split first={<NotesLoader />} second={<Board />} only={only} />
        <PollsLoader
          place={wide ? 'beside' : pane === 'polls' ? 'whole' : 'away'}
          onShow={showPolls}
          onNews={setPolls}
        />
      </div>
      {!wide && <PaneSwitch shown={pane} news={{ ...news, polls }} onShow={setPane} />}
    </>
  );
}

/** What the address leads to. */
function firstPane(): Pane {
  if (location.hash === POLLS_HASH) return 'polls';
  return namesCard() ? 'board' : 'notes';
}

/** On a phone, which part of the split each pane is. */
const ONLY = { notes: 'first', board: 'second', polls: 'none' } as const;
