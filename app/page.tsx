import { Join } from '#components/join/join.tsx';
import { asReader } from '#components/page-api.ts';
import { DeviceSweep } from '#components/saving/device-sweep.tsx';
import { roomFor } from '#lib/event/programme.ts';

/** Joining by code, or going on as the person that this browser already is. */
export default async function JoinPage() {
  const [me, programme] = await Promise.all([asReader.me(), asReader.event()]);
  if (me === null || programme === null) {
    return (
      <>
        <DeviceSweep personId={null} />
        <Join known={null} />
      </>
    );
  }
  const room = roomFor(programme.sessions, me.person, programme.now);
  const known = {
    name: me.person.name,
    eventTitle: programme.event.title,
    roomId: room?.id ?? null,
  };
  return <Join known={known} />;
}
