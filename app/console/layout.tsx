import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { ConsoleFrame } from '#components/console/frame.tsx';
import { PageTexts } from '#components/language/page-texts.tsx';
import { readerLanguage } from '#components/language/reader.ts';
import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { loadMessages } from '#lib/language/catalogue.ts';

/** Around the console, for those who run sessions. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [me, around] = await Promise.all([asReader.me(), asReader.event()]);
  if (me === null || around === null) redirect('/');
  const { console, projector } = await loadMessages(await readerLanguage());
  return (
    <PageTexts texts={{ console, projector }}>
      <ProgrammeProvider rendered={around} me={me}>
        <ConsoleFrame>{children}</ConsoleFrame>
      </ProgrammeProvider>
    </PageTexts>
  );
}
