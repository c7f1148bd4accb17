import { Console } from '#components/console/console.tsx';

/** The console of one session. */
export default async function SessionConsolePage({ params }: { params: Promise<{ session: string }> }) {
  return <Console sessionId={(await params).session} />;
}
