import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { ReviewDay } from '#components/review/day.tsx';
import { NotForYou } from '#components/review/not-for-you.tsx';
import { asReviewer } from '#components/review/reviewer.ts';
import type { ReviewAnswer } from '#lib/wire/review.ts';

/** The day at a glance: sessions × countries, with how much each room holds. */
export default async function ReviewPage() {
  const { me, programme, allowed } = await asReviewer();
  if (!allowed) return <NotForYou />;
  return (
    <ProgrammeProvider rendered={programme} me={me}>
      <ReviewDay rendered={await asReader.read<ReviewAnswer>('/api/review')} />
    </ProgrammeProvider>
  );
}
