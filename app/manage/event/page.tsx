import { ManageEvent } from '#components/manage/event.tsx';

/** What the meeting is: its name and day, its countries, organisations and topics. */
export default function EventPage() {
  return <ManageEvent />;
}
