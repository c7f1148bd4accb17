import { CLOSE } from '#lib/wire/collab.ts';

/** Names of the close codes, as they stand in docs/api.md. */
const NAMES = new Map<number, string>(Object.entries(CLOSE).map(([name, code]) => [code, name]));

/** What a process counts of its rooms since it started: plain numbers, since frames are many; nothing about people. */
export class RoomCounts {
  framesIn = 0;
  bytesIn = 0;
  framesOut = 0;
  bytesOut = 0;
  /** Sockets that the server ended, by why: the name of the close code, or `silent`. */
  readonly ended = new Map<string, number>();
  /** Told how many seconds the store took for each commit. */
  readonly onCommit: (seconds: number) => void;

  constructor(onCommit: (seconds: number) => void) {
    this.onCommit = onCommit;
  }

  endedBy(why: number | 'silent'): void {
    const name = why === 'silent' ? why : (NAMES.get(why) ?? String(why));
    this.ended.set(name, (this.ended.get(name) ?? 0) + 1);
  }
}
