'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Arrived } from './arrived.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/**
 * What an act would do, in the place of the button that was pressed, before it is done.
 *
 * @param label of the button that does it
 */
export function AreYouSure({
  label,
  onYes,
  onNo,
  children,
}: {
  label: string;
  onYes: () => void;
  onNo: () => void;
  children: ReactNode;
}) {
  const common = useTranslations('common');
  return (
    <Arrived>
      <Notice
        tone="warn"
        urgent
        action={
          <span className="flex flex-wrap gap-2">
            <Button onClick={onYes} className="text-sm">
              {label}
            </Button>
            <Button onClick={onNo} className="text-sm">
              {common('cancel')}
            </Button>
          </span>
        }
      >
        {children}
      </Notice>
    </Arrived>
  );
}
