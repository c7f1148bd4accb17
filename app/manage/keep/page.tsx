import { ManageKeep } from '#components/keep/manage-keep.tsx';

/** What is kept of people, until when, and who opened or erased what; for staff. */
export default function KeepPage() {
  return <ManageKeep />;
}
