import type { ReactNode } from 'react';

/** Small line drawings in the colour of the text. They never stand alone: a word or a label goes with each. */
function Icon({ children, mirrored = false }: { children: ReactNode; mirrored?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${mirrored ? 'rtl:-scale-x-100' : ''}`}
    >
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />
  </Icon>
);
/** A caret with its owner's flag; struck out when there are none. */
export const CaretIcon = ({ off }: { off: boolean }) => (
  <Icon mirrored>
    <path d={`M8 4v16M8 5h9v6H8${off ? 'M3 20L21 4' : ''}`} />
  </Icon>
);
/** Points where reading goes on: to the right, or to the left in Arabic. */
export const ForwardIcon = () => (
  <Icon mirrored>
    <path d="M5 12h14M13 6l6 6-6 6" />
  </Icon>
);
export const BackIcon = () => (
  <Icon mirrored>
    <path d="M19 12H5M11 6l-6 6 6 6" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="M5 13l4.5 4.5L19 7" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    <circle cx="9" cy="8" r="3.25" />
    <path d="M3 19c.6-3.4 3-5 6-5s5.4 1.6 6 5M16 5.2a3.25 3.25 0 010 5.6M18 14.4c1.7.8 2.7 2.3 3 4.6" />
  </Icon>
);
export const LanguageIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M3 12h18M12 3c2.6 2.6 3.8 5.6 3.8 9s-1.2 6.4-3.8 9c-2.6-2.6-3.8-5.6-3.8-9S9.4 5.6 12 3z" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon>
    <path d="M6 9.5l6 6 6-6" />
  </Icon>
);

/**
 * A mark in a line of text: one path on a grid of 16.
 *
 * @param weight of the line, on that grid
 */
export function LineMark({
  d,
  weight = 1.75,
  className = '',
  full = false,
}: {
  d: string;
  weight?: number;
  className?: string;
  full?: boolean;
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill={full ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      <path d={d} />
    </svg>
  );
}
