import { asReader } from '#components/page-api.ts';
import { Projector } from '#components/projector/projector.tsx';
import { readProjectorTexts } from '#components/projector/texts.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';

/** What the projector of a room shows, for a computer with its link and for hosts and observers. */
export default async function ProjectorPage({ params }: { params: Promise<{ room: string }> }) {
  const { room: roomId } = await params;
  const path = `/api/projector/rooms/${encodeURIComponent(roomId)}`;
  return (
    <Projector
      roomId={roomId}
      rendered={await asReader.read<ProjectorAnswer>(path)}
      texts={await readProjectorTexts()}
    />
  );
}
