import { ManagePeople } from '#components/manage/people.tsx';
import { asReader } from '#components/page-api.ts';
import type { PeopleAnswer } from '#lib/wire/api.ts';

/** Who takes part, with what can be changed about them, and the code to join. */
export default async function PeoplePage() {
  return <ManagePeople rendered={await asReader.read<PeopleAnswer>('/api/people')} />;
}
