import { LineMark } from '#components/ui/icon.tsx';

/** Marks of what a facilitator steers. A word or a label goes with each. */
export const TimerIcon = () => (
  <LineMark d="M8 5.5V9l2 1.5M6.5 1.5h3M8 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z" />
);
export const SoundIcon = () => (
  <LineMark d="M2 6v4h2.5L8 13V3L4.5 6H2zM10.5 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6.4 6.4 0 0 1 0 9" />
);
export const MutedIcon = () => <LineMark d="M2 6v4h2.5L8 13V3L4.5 6H2zM10.5 6l4 4M14.5 6l-4 4" />;
