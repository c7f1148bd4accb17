import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { RoomCounts } from './room/counts.ts';

/** What is looked up when somebody asks. */
export interface Watched {
  /** Rooms in memory, and edits in them that are accepted and not yet committed. */
  rooms: () => { open: number; unsaved: number };
  sockets: () => { room: number; live: number };
}

export interface Metrics {
  /** Where rooms count. */
  rooms: RoomCounts;
  /** Everything in the text form of Prometheus. */
  text(): Promise<{ body: string; type: string }>;
}

/** From a disk that answers at once to a store that was away for a while. */
const COMMIT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What an operator asks one process at night; docs/running.md says how to read it. Nothing about people. */
export function createMetrics(watched: () => Watched): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const commits = new Histogram({
    name: 'rencontre_commit_seconds',
    help: 'Time the store took for a commit of a room, waiting for it included',
    buckets: COMMIT_BUCKETS,
    registers,
  });
  const counts = new RoomCounts((seconds) => commits.observe(seconds));

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
  /** A counter that is kept elsewhere. */
  function total(name: string, help: string, label: string, read: () => Iterable<[string, number]>): void {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, count] of read()) this.inc({ [label]: value }, count);
      },
    });
  }

  gauge('rencontre_rooms', 'Rooms that are open in this process', () => watched().rooms().open);
  gauge(
    'rencontre_unsaved_edits',
    'Edits accepted by this process and not yet committed',
    () => watched().rooms().unsaved,
  );
  new Gauge({
    name: 'rencontre_sockets',
    help: 'Open sockets, by what they are for',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const [kind, count] of Object.entries(watched().sockets())) this.set({ kind }, count);
    },
  });
  total('rencontre_room_frames_total', 'Frames of rooms, from and to clients', 'direction', () => [
    ['in', counts.framesIn],
    ['out', counts.framesOut],
  ]);
  total('rencontre_room_bytes_total', 'Bytes of these frames', 'direction', () => [
    ['in', counts.bytesIn],
    ['out', counts.bytesOut],
  ]);
  total('rencontre_room_sockets_ended_total', 'Sockets of rooms that the server ended', 'why', () =>
    counts.ended.entries(),
  );

  let isCollecting = false;
  return {
    rooms: counts,
    async text() {
      // Only where somebody asks: some of it costs a little all the time.
      if (!isCollecting) collectDefaultMetrics({ register: registry });
      isCollecting = true;
      return { body: await registry.metrics(), type: registry.contentType };
    },
  };
}
