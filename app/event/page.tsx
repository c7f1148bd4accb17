import { redirect } from 'next/navigation';
import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { Programme } from '#components/programme/programme.tsx';
import { DeviceSweep } from '#components/saving/device-sweep.tsx';

/** The programme of the meeting, for everybody who has joined. */
export default async function EventPage() {
  const [me, programme] = await Promise.all([asReader.me(), asReader.event()]);
  if (me === null || programme === null) redirect('/');
  return (
    <ProgrammeProvider rendered={programme} me={me}>
      <DeviceSweep personId={me.person.id} />
      <Programme />
    </ProgrammeProvider>
  );
}
