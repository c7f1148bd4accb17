'use client';

import { useEffect, useState } from 'react';

/** White around the code, in modules; readers need four. */
const MARGIN = 4;

/**
 * A QR code of a text (while that is empty: white), always dark on white so that every camera reads it. The part that computes it is fetched only when one
 * is shown.
 */
export function Qr({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    if (text === '') return;
    let wanted = true;
    import('qrcode').then(
      ({ create }) => {
        const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
        const path = Array.from(data)
          .map((dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''))
          .join('');
        if (wanted) setDrawing({ size, path });
      },
      () => undefined, // The link beside it says the same in letters.
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  const edge = (drawing?.size ?? 0) + 2 * MARGIN;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-MARGIN} ${-MARGIN} ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className="mx-auto aspect-square w-full max-w-[min(16rem,40dvh)] rounded-md bg-[white]"
    >
      <path d={drawing?.path ?? ''} fill="black" />
    </svg>
  );
}
