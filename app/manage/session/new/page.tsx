import { SessionPage } from '#components/manage/session-page.tsx';

/** A new session of the programme. */
export default function NewSessionPage() {
  return <SessionPage sessionId={null} />;
}
