import { ManageDay } from '#components/manage/day.tsx';

/** The programme to change: every session with what can be done to it. */
export default function ManagePage() {
  return <ManageDay />;
}
