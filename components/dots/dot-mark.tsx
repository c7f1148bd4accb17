/** A dot as it is laid on cards; empty: a place for one. */
export function DotMark({ isEmpty = false }: { isEmpty?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" className="size-[0.875em] shrink-0" aria-hidden="true" focusable="false">
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill={isEmpty ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={isEmpty ? '2.5 2.5' : undefined}
      />
    </svg>
  );
}
