import { LineMark } from '#components/ui/icon.tsx';

/** Three bars of different length: what is asked, and what people chose. */
export function PollIcon() {
  return <LineMark d="M3 13V8M8 13V3M13 13V6" weight={2} className="text-lg" />;
}
