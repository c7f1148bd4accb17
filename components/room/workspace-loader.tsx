'use client';

import dynamic from 'next/dynamic';
import type { RoomPage } from './room-context.tsx';
import { WorkspaceSkeleton } from './skeleton.tsx';

/** Everything that needs the document is for the browser alone: the server never loads Yjs for a page. */
const Workspace = dynamic(() => import('./workspace.tsx').then((module) => module.Workspace), {
  ssr: false,
  loading: WorkspaceSkeleton,
});

/** A room, where people write together. */
export function WorkspaceLoader(page: RoomPage) {
  return <Workspace {...page} key={`${page.room.id}:${page.epoch}:${page.me.id}`} />;
}
