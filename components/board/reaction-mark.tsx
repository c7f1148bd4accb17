import { LineMark } from '#components/ui/icon.tsx';
import type { Reaction } from '#lib/board/schema.ts';

const MARKS: Record<Reaction, string> = {
  agree:
    'M5 14V7.5l2.6-5c1 0 1.7.8 1.5 1.8L8.7 6.5h3.6c.9 0 1.5.8 1.3 1.6l-1.1 4.6c-.2.8-.8 1.3-1.6 1.3zM2.5 7.5V14',
  thanks: 'M8 13.5 3 8.6a3 3 0 0 1 4.3-4.2l.7.7.7-.7A3 3 0 0 1 13 8.6z',
  important: 'm8 2.2 1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z',
  unclear: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8m0 2.9v.1',
};

/** The mark of a reaction; its word stands beside it, or is its name. */
export function ReactionMark({ symbol, full = false }: { symbol: Reaction; full?: boolean }) {
  return (
    <LineMark
      d={MARKS[symbol]}
      weight={1.5}
      full={full && symbol !== 'unclear'}
      className={`size-[1.1em] ${symbol === 'unclear' ? 'rtl:-scale-x-100' : ''}`}
    />
  );
}
