import { redirect } from 'next/navigation';
import { ChooseSession } from '#components/console/choose-session.tsx';
import { asReader } from '#components/page-api.ts';
import { nowAndNext } from '#lib/event/programme.ts';
import { sessionsWhere } from '#lib/people/permission.ts';

/** The console of the session that is on now; where that is none or several, or with `?choose`, one chooses. */
export default async function ConsolePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [me, around, { choose }] = await Promise.all([asReader.me(), asReader.event(), searchParams]);
  const own = me === null || around === null ? [] : sessionsWhere(me.person, 'poll:decide', around.sessions);
  const on = around === null ? [] : nowAndNext(own, around.now).now;
  if (choose === undefined && on.length === 1) redirect(`/console/${on[0]?.id}`);
  return <ChooseSession />;
}
