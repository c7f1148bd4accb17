'use client';

import { create } from 'qrcode';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { drawingOf, QrDrawing } from '#components/ui/qr-drawing.tsx';
import type { JoinCodeAnswer } from '#lib/wire/api.ts';

/** How others come in: the QR code, the address and the code in letters. @param size where it stands */
export function Joining({ joining, size }: { joining: JoinCodeAnswer; size: 'corner' | 'large' | 'whole' }) {
  const t = useTranslations('projector');
  const drawing = useMemo(
    () => drawingOf(create(joining.link, { errorCorrectionLevel: 'M' }).modules),
    [joining.link],
  );
  return (
    <aside className="projector-joining" data-size={size} aria-label={t('join')}>
      <QrDrawing drawing={drawing} label={t('qr')} className="projector-qr" />
      <p className="projector-address">
        <bdi dir="ltr">{new URL(joining.link).host}</bdi>
      </p>
      <p className="projector-code numbers" dir="ltr">
        {joining.code}
      </p>
    </aside>
  );
}
