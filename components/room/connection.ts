import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Authors, NOBODY_KNOWN, withAuthors } from '#lib/board/authors.ts';
import { deviceCopyName } from '#lib/keep/device.ts';
import type { UnsentFrom } from '#lib/keep/unsent.ts';
import {
  awaitsAnswer,
  hindranceOf,
  refusalOf,
  type SavingEvent,
  type SavingState,
  START,
  savingAfter,
  savingStateOf,
  unsavedIn,
} from '#lib/room/saving.ts';
import {
  type AuthorEntry,
  MESSAGE_AUTHORS,
  MESSAGE_CARETS,
  MESSAGE_CARETS_WANTED,
  MESSAGE_PIECE,
  MESSAGE_ROOM,
  MESSAGE_SAVED,
  type RoomNotice,
} from '#lib/wire/collab.ts';
import { caretMover, forgetOthers } from './caret-moves.ts';
import { tellingSocket } from './content-frames.ts';
import { type DeviceCopy, openDeviceCopy } from './device-copy.ts';
import { pieceHandler } from './piece-handler.ts';

/** What a page knows of its room besides the content. Replaced as a whole when something changes. */
export interface RoomStatus {
  saving: SavingState;
  notice: RoomNotice;
  authors: Authors;
  /** There is something to show: the device's copy is loaded, or the server has sent the room. */
  shown: boolean;
  /** How much of a large room has come, from 0 to 1, before there is something to show. */
  arrived: number;
  /** Changes are kept on this device until they are saved. */
  kept: boolean;
}

export interface RoomConnection {
  doc: Y.Doc;
  awareness: Awareness;
  /** Whether the carets of others are wanted here; while they are not, the server sends none. At first they are. */
  wantCarets: (wanted: boolean) => void;
  status: () => RoomStatus;
  subscribe: (listener: () => void) => () => void;
  /** Where in the document begins what was written here and is not known to be saved. */
  unsent: () => UnsentFrom;
  /** Removes the device's copy, after the server refused what it holds. */
  forget: () => Promise<void>;
  stop: () => void;
}

export interface RoomAddress {
  roomId: string;
  personId: string;
  notice: RoomNotice;
  /** Devices that others use keep nothing. */
  sharedDevice: boolean;
}

/** A change that is not confirmed after this long is not on its way any more, whatever the socket says. */
const ANSWER_WITHIN_MS = 10_000;

/** Opens a room: document, device's copy and socket, until `stop`. Browser only. */
export function openRoom(address: RoomAddress): RoomConnection {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  const stops: (() => void)[] = [];
  let state = savingAfter(START, accessEvent(address.notice));
  let copy: DeviceCopy | null = null;
  const unsent = new Map<number, number>();
  let stopped = false;
  let status: RoomStatus = {
    saving: savingStateOf(state),
    notice: address.notice,
    authors: NOBODY_KNOWN,
    shown: false,
    arrived: 0,
    kept: false,
  };

  function tell(change: Partial<RoomStatus>): void {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  }

  let answerTimer: ReturnType<typeof setTimeout> | undefined;
  function happened(event: SavingEvent): void {
    const before = unsavedIn(state);
    state = savingAfter(state, event);
    const unsaved = unsavedIn(state);
    if (unsaved === 0) unsent.clear();
    if (unsaved !== before) copy?.remember(unsaved, unsent);
    if (event.is === 'committed' || event.is === 'heard' || !awaitsAnswer(state)) {
      clearTimeout(answerTimer);
      answerTimer = undefined;
    }
    if (answerTimer === undefined && awaitsAnswer(state)) {
      answerTimer = setTimeout(reconnect, ANSWER_WITHIN_MS);
    }
    const saving = savingStateOf(state);
    if (!sameSaving(saving, status.saving)) tell({ saving });
  }

  // Before the provider, so that a change is counted before the frame that carries it.
  let copyOpen = false;
  let ownChange = false;
  doc.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, { beforeState }: Y.Transaction) => {
    ownChange = copyOpen && origin !== provider && !copy?.isOrigin(origin);
    if (!ownChange) return;
    if (!unsent.has(doc.clientID)) unsent.set(doc.clientID, beforeState.get(doc.clientID) ?? 0);
    happened({ is: 'changed' });
  });

  const provider = new WebsocketProvider(collabUrl(), address.roomId, doc, {
    connect: false,
    disableBc: true,
    params: { epoch: address.notice.epoch, v: '1' },
    WebSocketPolyfill: tellingSocket(WebSocket, (carries) =>
      happened({ is: 'sent', carries: carries === 'newest' && !ownChange ? 'other' : carries }),
    ),
  });
  provider.messageHandlers[MESSAGE_SAVED] = (_reply, message) =>
    happened({ is: 'committed', n: decoding.readVarUint(message) });
  provider.messageHandlers[MESSAGE_ROOM] = (_reply, message) =>
    noticed(JSON.parse(decoding.readVarString(message)) as RoomNotice);
  provider.messageHandlers[MESSAGE_AUTHORS] = (_reply, message) =>
    tell({
      authors: withAuthors(status.authors, JSON.parse(decoding.readVarString(message)) as AuthorEntry[]),
    });
  const moveCarets = caretMover(provider.awareness);
  provider.messageHandlers[MESSAGE_CARETS] = (reply, message) => moveCarets(reply, message);
  provider.messageHandlers[MESSAGE_PIECE] = pieceHandler((share) => {
    happened({ is: 'heard' });
    if (!status.shown) tell({ arrived: share });
  });
  let caretsWanted = true;
  const tellCaretsWanted = () => {
    if (provider.wsconnected) provider.ws?.send(Uint8Array.of(MESSAGE_CARETS_WANTED, Number(caretsWanted)));
  };
  provider.on('status', ({ status: now }) => {
    if (now !== 'connected') return;
    happened({ is: 'connected' });
    if (!caretsWanted) tellCaretsWanted();
  });
  provider.on('connection-close', (event) => {
    happened({ is: 'disconnected', why: hindranceOf(event?.code ?? 0) });
    // What was on its way is begun anew.
    if (!status.shown) tell({ arrived: 0 });
  });
  provider.on('closed', ({ code }) => happened({ is: 'refused', why: refusalOf(code) ?? 'bad-frame' }));
  provider.on('sync', (synced: boolean) => {
    if (synced && !status.shown) tell({ shown: true });
  });

  function noticed(notice: RoomNotice): void {
    // The first word on each connection.
    happened({ is: 'heard' });
    happened(accessEvent(notice));
    happened({ is: 'hindered', why: notice.trouble ?? null });
    tell({ notice });
  }

  function reconnect(): void {
    if (stopped || state.refusedFor !== null) return;
    provider.disconnect();
    provider.connect();
  }

  function listen(type: string, does: () => void): void {
    addEventListener(type, does);
    stops.push(() => removeEventListener(type, does));
  }
  listen('offline', () => provider.disconnect());
  listen('online', () => {
    if (!stopped && state.refusedFor === null && copyOpen) provider.connect();
  });
  const warn = (leaving: BeforeUnloadEvent) => {
    if (unsavedIn(state) > 0) leaving.preventDefault();
  };
  addEventListener('beforeunload', warn);
  stops.push(() => removeEventListener('beforeunload', warn));

  async function begin(): Promise<void> {
    const { roomId, personId, notice, sharedDevice } = address;
    const opened = sharedDevice
      ? null
      : await openDeviceCopy(deviceCopyName({ roomId, epoch: notice.epoch, personId }), doc);
    if (stopped) {
      opened?.stop();
      return;
    }
    copy = opened;
    copyOpen = true;
    if (copy !== null && copy.unsaved > 0) {
      for (const [client, clock] of copy.unsent) unsent.set(client, clock);
      happened({ is: 'kept', n: copy.unsaved });
    }
    tell({ kept: copy !== null, shown: doc.store.clients.size > 0 });
    provider.connect();
  }
  void begin();

  return {
    doc,
    awareness: provider.awareness,
    wantCarets: (wanted) => {
      if (wanted === caretsWanted) return;
      caretsWanted = wanted;
      if (!wanted) forgetOthers(provider.awareness);
      tellCaretsWanted();
    },
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    unsent: () => unsent,
    forget: async () => copy?.forget(),
    stop: () => {
      stopped = true;
      clearTimeout(answerTimer);
      for (const stop of stops) stop();
      provider.destroy();
      copy?.stop();
      doc.destroy();
    },
  };
}

function accessEvent(notice: RoomNotice): SavingEvent {
  return { is: 'access', readOnly: notice.access === 'write' ? null : (notice.reason ?? 'observer') };
}

function sameSaving(a: SavingState, b: SavingState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function collabUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
}
