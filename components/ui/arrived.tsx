'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * What comes in the place of the button that was pressed: it takes the focus once, so that whoever works by keyboard
 * or listens goes on there.
 */
export function Arrived({ className, children }: { className?: string; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} tabIndex={-1} className={`focus:outline-none ${className ?? ''}`}>
      {children}
    </div>
  );
}
