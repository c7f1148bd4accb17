import { LineMark } from '#components/ui/icon.tsx';

/** Marks of what a facilitator steers. A word or a label goes with each. */
export const TimerIcon = () => (
  <LineMark d="M8 5.5V9l2 1.5M6.5 1.5h3M8 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z" />
);
export const SoundIcon = () => (
  <LineMark d="M2 6v4h2.5L8 13V3L4.5 6H2zM10.5 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6.4 6.4 0 0 1 0 9" />
);
export const MutedIcon = () => <LineMark d="M2 6v4h2.5L8 13V3L4.5 6H2zM10.5 6l4 4M14.5 6l-4 4" />;
export const HandIcon = () => (
  <LineMark
    d="M4.5 8.5V4a1 1 0 0 1 2 0v3.5-5a1 1 0 0 1 2 0v5V3a1 1 0 0 1 2 0v4.5V5a1 1 0 0 1 2 0v5.5a4 4 0 0 1-4 4H8a4 4 0 0 1-3.2-1.6L2.3 9.6a1 1 0 0 1 1.5-1.3z"
    weight={1.25}
  />
);
export const MegaphoneIcon = () => (
  <LineMark
    d="M2.5 6.5v3h2.5l6 3.5V3l-6 3.5H2.5zM5 9.5l1 4h1.5l-.8-3.2M13 6.5v3"
    weight={1.5}
    className="rtl:-scale-x-100"
  />
);
