import { notFound } from 'next/navigation';
import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { NotForYou } from '#components/review/not-for-you.tsx';
import { asReviewer } from '#components/review/reviewer.ts';
import { RoomOutputs } from '#components/review/room-outputs.tsx';
import type { RoomOutputsAnswer } from '#lib/wire/review.ts';

/** What one room holds. */
export default async function RoomOutputsPage({ params }: { params: Promise<{ room: string }> }) {
  const { me, programme, allowed } = await asReviewer();
  if (!allowed) return <NotForYou />;
  const { room: roomId } = await params;
  const session = programme.sessions.find((each) => each.rooms.some((room) => room.id === roomId));
  const room = session?.rooms.find((each) => each.id === roomId);
  if (session === undefined || room === undefined) notFound();
  const path = `/api/review/rooms/${encodeURIComponent(roomId)}`;
  return (
    <ProgrammeProvider rendered={programme} me={me}>
      <RoomOutputs
        key={roomId}
        session={session}
        room={room}
        rendered={await asReader.read<RoomOutputsAnswer>(path)}
      />
    </ProgrammeProvider>
  );
}
