'use client';

import { liveStore } from '#components/live/store.ts';
import { type Announcement, isFor } from '#lib/facilitation/announcement.ts';
import { asIds, asText, Followed, oneOfEach, useFollowed } from './followed.ts';

/** What was announced to rooms, newest first. `told`: it is known by now, and not just empty. */
interface Announced {
  all: readonly Announcement[];
  told: boolean;
}

class Announcements extends Followed<Announced> {
  readonly #roomIds: string[];

  constructor(roomIds: string[]) {
    super({ all: [], told: false });
    this.#roomIds = roomIds;
  }

  protected news() {
    return [
      liveStore.hear('announcement:made', ({ announcement }) => {
        const isHere = [null, ...this.#roomIds].some((roomId) => isFor(announcement, roomId));
        const { all, told } = this.now();
        if (isHere && !all.some(({ id }) => id === announcement.id))
          this.change({ all: [announcement, ...all], told });
      }),
      liveStore.hear('announcement:gone', ({ id }) => {
        const { all, told } = this.now();
        this.change({ all: all.filter((each) => each.id !== id), told });
      }),
    ];
  }

  protected async read() {
    const answer = await liveStore.ask('announcement:list', { roomIds: this.#roomIds });
    if (answer.ok) this.change({ all: answer.value, told: true });
    return answer;
  }
}

const announcements = oneOfEach((about) => new Announcements(asIds(about)));

/** What was announced to everybody and to these rooms, newest first. */
export function useAnnouncements(roomIds: readonly string[]): Announced {
  return useFollowed(announcements(asText(roomIds)));
}
