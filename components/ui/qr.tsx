'use client';

import { useEffect, useState } from 'react';
import { type Drawing, drawingOf, QrDrawing } from './qr-drawing.tsx';

/** A QR code of a text (while that is empty: white). The part that computes it is fetched only when one is shown. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    if (text === '') return;
    let wanted = true;
    import('qrcode').then(
      ({ create }) => {
        const drawn = drawingOf(create(text, { errorCorrectionLevel: 'M' }).modules);
        if (wanted) setDrawing(drawn);
      },
      () => undefined, // The link beside it says the same in letters.
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <QrDrawing
      drawing={drawing}
      label={label}
      className="mx-auto w-full max-w-[min(16rem,40dvh)] rounded-md"
    />
  );
}
