'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { useDesk } from './board-context.tsx';

const SendDialog = dynamic(() => import('./send-dialog.tsx').then((file) => file.SendDialog));

/** Asks where a card is to be sent, once somebody wants to; its code comes only then. */
export function Sending() {
  const desk = useDesk();
  const id = useSyncExternalStore(desk.subscribe, desk.sending);
  const card = id === null ? null : desk.find(id);
  return card === null ? null : <SendDialog key={card.id} card={card} />;
}
