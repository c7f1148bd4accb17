import { redirect } from 'next/navigation';
import { ChooseSession } from '#components/console/choose-session.tsx';
import { asReader } from '#components/page-api.ts';
import { nowAndNext } from '#lib/event/programme.ts';

/** The console of the session that is on now; where that is none or several, or with `?choose`, one chooses. */
export default async function ConsolePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [around, { choose }] = await Promise.all([asReader.event(), searchParams]);
  const on = around === null ? [] : nowAndNext(around.sessions, around.now).now;
  if (choose === undefined && on.length === 1) redirect(`/console/${on[0]?.id}`);
  return <ChooseSession />;
}
