'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';
import { CloseIcon } from './icon.tsx';

/**
 * A sheet above the page, the browser's own dialog: it holds the focus, Escape and the backdrop close it, and the
 * focus returns to where it was. Only for what somebody asked for; nothing that arrives by itself opens one.
 */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click only adds the backdrop; Escape is the browser's own.
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(press) => {
        if (press.target === dialog.current) onClose();
      }}
      className="m-auto max-h-[85dvh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-sheet p-0 text-ink shadow-float"
    >
      <div className="p-5">
        <div className="mb-3 flex items-start justify-between gap-3">
          <h2 id={heading} className="pt-1.5 text-xl">
            {title}
          </h2>
          <IconButton label={closeLabel} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
        {open && children}
      </div>
    </dialog>
  );
}
