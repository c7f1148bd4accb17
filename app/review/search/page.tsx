import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { NotForYou } from '#components/review/not-for-you.tsx';
import { asReviewer, type Parameters, parametersOf } from '#components/review/reviewer.ts';
import { ReviewSearch } from '#components/review/search.tsx';
import { searchPath } from '#lib/review/address.ts';
import type { SearchAnswer } from '#lib/wire/review.ts';

/** What is found in all notes and cards. */
export default async function SearchPage({ searchParams }: { searchParams: Parameters }) {
  const { me, programme, allowed } = await asReviewer();
  if (!allowed) return <NotForYou />;
  const q = (await parametersOf(searchParams)).get('q')?.trim() ?? '';
  const path = searchPath(q);
  const rendered = q === '' ? null : { path, value: await asReader.read<SearchAnswer>(path) };
  return (
    <ProgrammeProvider rendered={programme} me={me}>
      <ReviewSearch rendered={rendered} />
    </ProgrammeProvider>
  );
}
