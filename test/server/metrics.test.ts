import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { CLOSE, FRAME_MAX_BYTES } from '#lib/wire/collab.ts';
import { StoreUnavailable } from '#server/store/store.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { openLive } from '#test/support/live.ts';
import { openRaw } from '#test/support/raw-socket.ts';

describe('what a process says of itself', () => {
  let rooms: CountryRooms;
  let isAway = false;

  beforeEach(async () => {
    isAway = false;
    rooms = await CountryRooms.start('sqlite', inject('databaseUrl'), (store) => ({
      ...store,
      rooms: {
        ...store.rooms,
        append: (...call) =>
          isAway ? Promise.reject(new StoreUnavailable('away')) : store.rooms.append(...call),
      },
    }));
  });
  afterEach(() => rooms.close());

  const text = async () => (await rooms.server.fetch('/metrics')).text();
  /** The value of a line such as `rencontre_sockets{kind="room"}`; null: there is none. */
  async function figure(name: string): Promise<number | null> {
    const line = (await text()).split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? null : Number(line.slice(name.length + 1));
  }

  it('is how many are there, what goes in and out, what is saved and how fast, and whom it sent away', async () => {
    expect(await figure('rencontre_rooms')).toBe(0);
    expect(await figure('rencontre_commit_seconds_count')).toBe(0);
    const amal = await rooms.enters('Amalgamated Zebra');
    const joris = await rooms.enters('Joris');
    const page = await openLive(rooms.server.url, await rooms.joins('Live'));
    amal.writes('xylophone');
    await amal.isSaved();
    await joris.sees('xylophone');
    expect(await figure('rencontre_rooms')).toBe(1);
    expect(await figure('rencontre_sockets{kind="room"}')).toBe(2);
    expect(await figure('rencontre_sockets{kind="live"}')).toBe(1);
    expect(await figure('rencontre_commit_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(await figure('rencontre_unsaved_edits')).toBe(0);
    const sent = amal.received + joris.received;
    expect(await figure('rencontre_room_bytes_total{direction="out"}')).toBeGreaterThanOrEqual(sent);
    expect(await figure('rencontre_room_frames_total{direction="in"}')).toBeGreaterThan(2);
    expect(await figure('nodejs_eventloop_lag_p99_seconds')).not.toBeNull();

    isAway = true;
    amal.writes('one');
    joris.writes('two');
    await Promise.all([amal, joris].map((writer) => writer.isHeard()));
    expect(await figure('rencontre_unsaved_edits')).toBe(2);
    isAway = false;
    await Promise.all([amal, joris].map((writer) => writer.isSaved()));
    expect(await figure('rencontre_unsaved_edits')).toBe(0);

    const { roomId, epoch, server } = rooms;
    const cookie = await rooms.joins('Mallory');
    const raw = await openRaw({ url: server.url, roomId, epoch, cookie });
    raw.send(new Uint8Array(FRAME_MAX_BYTES + 1));
    expect(await raw.closed).toBe(CLOSE.frameTooBig);
    expect(await figure('rencontre_room_sockets_ended_total{why="frameTooBig"}')).toBe(1);

    // Nothing about people, nor what they write, nor which room it is.
    const all = await text();
    for (const word of ['Zebra', 'xylophone', roomId, epoch]) expect(all).not.toContain(word);
    page.closes();
  });
});
