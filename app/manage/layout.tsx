import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageTexts } from '#components/language/page-texts.tsx';
import { readerLanguage } from '#components/language/reader.ts';
import { ManageFrame } from '#components/manage/frame.tsx';
import { NotForYou } from '#components/manage/not-for-you.tsx';
import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { loadMessages } from '#lib/language/catalogue.ts';
import { may } from '#lib/people/permission.ts';
import type { ProgrammeAnswer } from '#lib/wire/api.ts';

/** Around every page that changes the programme, the people and the meeting, for facilitators and staff. */
export default async function ManageLayout({ children }: { children: ReactNode }) {
  const [me, around] = await Promise.all([asReader.me(), asReader.event()]);
  if (me === null || around === null) redirect('/');
  const { manage } = await loadMessages(await readerLanguage());
  const allowed = may(me.person, 'programme:edit', { eventId: me.person.eventId });
  return (
    <PageTexts texts={{ manage }}>
      {allowed ? (
        <ProgrammeProvider rendered={around} me={me}>
          <ManageFrame rendered={await asReader.read<ProgrammeAnswer>('/api/programme')}>
            {children}
          </ManageFrame>
        </ProgrammeProvider>
      ) : (
        <NotForYou />
      )}
    </PageTexts>
  );
}
