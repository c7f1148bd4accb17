import { z } from 'zod';
import { ANNOUNCEMENT_MAX, type Announcement, announcementText } from '#lib/facilitation/announcement.ts';
import type { Reply } from '#lib/wire/live.ts';
import { aboutRooms, sessionsOf } from './about.ts';
import { type Door, door, no } from './door.ts';
import { id, ownId } from './fields.ts';
import { refusalIn } from './rooms-for.ts';

const text = z.string().max(ANNOUNCEMENT_MAX).optional();

export const listAnnouncements: Door = door(
  'announcement:read',
  z.object({ roomIds: z.array(id).max(100) }),
  async ({ person, parts }, { roomIds }): Promise<Reply<Announcement[]>> => {
    const refusal = await refusalIn(parts, person, 'announcement:read', roomIds);
    return refusal ?? { ok: true, value: await parts.facilitation.announcements(person.eventId, roomIds) };
  },
);

export const sendAnnouncement: Door = door(
  'announcement:send',
  z.object({
    id: ownId,
    text: z.object({ fr: text, nl: text, en: text, ar: text }),
    roomIds: z.array(id).min(1).max(100).nullable(),
  }),
  async ({ person, parts }, { text: written, ...to }): Promise<Reply<Announcement>> => {
    const said = announcementText(written);
    if (said === null) return no('announcement-empty');
    const refusal = await refusalIn(parts, person, 'announcement:send', to.roomIds ?? []);
    if (refusal !== null) return refusal;
    const announced = await parts.facilitation.announce(person, { ...to, text: said });
    return announced === null ? no('not-found') : { ok: true, value: announced };
  },
  aboutRooms(({ roomIds }) => roomIds ?? []),
);

export const takeBackAnnouncement: Door = door(
  'announcement:send',
  z.object({ id }),
  async ({ person, parts }, { id: announcementId }): Promise<Reply> => {
    const known = await parts.facilitation.announcement(announcementId);
    // Taken back already, or never there: nobody sees it.
    if (known === null) return { ok: true, value: null };
    if (known.eventId !== person.eventId) return no('not-found');
    await parts.facilitation.takeBack(known);
    return { ok: true, value: null };
  },
  async ({ parts, person }, { id: announcementId }) => {
    const known = await parts.facilitation.announcement(announcementId);
    return sessionsOf(parts, person.eventId, known?.roomIds ?? []);
  },
);
