import { notFound, redirect } from 'next/navigation';
import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { RoomTitle } from '#components/programme/room-title.tsx';
import { WorkspaceLoader } from '#components/room/workspace-loader.tsx';
import { DeviceSweep } from '#components/saving/device-sweep.tsx';

/** A room: where people of one country, of several or of all write together. */
export default async function RoomPage({ params }: { params: Promise<{ room: string }> }) {
  const { room: roomId } = await params;
  const [me, programme, answer] = await Promise.all([asReader.me(), asReader.event(), asReader.room(roomId)]);
  if (me === null || programme === null) redirect('/');
  const room = answer?.session.rooms.find((each) => each.id === roomId);
  if (answer === null || room === undefined) notFound();
  const { session, epoch, access, reason } = answer;
  return (
    <ProgrammeProvider rendered={programme} me={me}>
      <DeviceSweep personId={me.person.id} />
      <RoomTitle event={programme.event} session={session} room={room} />
      <WorkspaceLoader
        event={programme.event}
        session={session}
        room={room}
        me={me.person}
        sharedDevice={me.sharedDevice}
        epoch={epoch}
        access={access}
        {...(reason === undefined ? {} : { reason })}
        now={programme.now}
      />
    </ProgrammeProvider>
  );
}
