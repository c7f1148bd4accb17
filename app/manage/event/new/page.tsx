import { CreateEvent } from '#components/manage/create-event.tsx';

/** Another meeting on this server. */
export default function NewEventPage() {
  return <CreateEvent />;
}
