import { SessionPage } from '#components/manage/session-page.tsx';

/** One session of the programme, to change. */
export default async function ChangeSessionPage({ params }: { params: Promise<{ session: string }> }) {
  return <SessionPage sessionId={(await params).session} />;
}
