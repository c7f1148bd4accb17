import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#lib/ids.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Random } from '#server/world.ts';
import type { Bus, BusNews } from './bus.ts';
import { Listeners } from './listeners.ts';
import { type BusMessage, readMessage, writeMessage } from './message.ts';
import { type RedisClient, redisClient } from './redis-client.ts';

/** How often a process listens whether its own voice comes back. */
const PULSE_MS = 1_000;
/** Without its own voice for so many pulses a process says that it hears nobody, and then makes its line anew. */
const QUIET_PULSES = 3;
const DEAD_PULSES = 8;
/** How long stopping waits until the last words are said. */
const FAREWELL_MS = 500;
/** What may be on its way to Redis; beyond it news is left out, and the others are told so. */
const UNDERWAY_MAX_BYTES = 4 * 1024 * 1024;

/**
 * The line between processes over Redis' publish and subscribe. Redis keeps nothing of what is told. While Redis is away, or
 * stands still, nothing is told at all; afterwards everybody is told to look into the store.
 * @param client what it tells over, which others may use too: it is connected, renewed and closed here
 * @param realm what tells the processes of this server from those of another one at the same Redis
 */
export function createRedisBus(parts: {
  url: string;
  client: RedisClient;
  realm: string;
  random: Random;
  log: Log;
  pulseMs?: number;
}): Bus {
  const { client: telling, log, pulseMs = PULSE_MS } = parts;
  const self = newId(parts.random);
  const channel = `rencontre:${parts.realm}:bus`;
  const listeners = new Listeners<[BusNews]>();
  const missed = new Listeners<[]>();
  const listening = redisClient(parts.url, log);
  /** Our own voice came back, and nothing has broken since. */
  let isTogether = false;
  let lastPulseAt = performance.now();
  /** Something was not told, so the others have to look for themselves. */
  let leftOut = false;
  let underwayBytes = 0;

  function send(message: BusMessage): void {
    const bytes = writeMessage(self, message);
    if (!telling.isReady || underwayBytes + bytes.byteLength > UNDERWAY_MAX_BYTES) {
      leftOut = true;
      return;
    }
    underwayBytes += bytes.byteLength;
    telling
      .publish(channel, bytes)
      .catch(() => {
        leftOut = true;
      })
      .finally(() => {
        underwayBytes -= bytes.byteLength;
      });
  }

  function hear(bytes: Buffer): void {
    const heard = readMessage(bytes, self);
    if (heard === null) return;
    try {
      act(heard.message, heard.from === self);
    } catch (error) {
      log.error('news from another process failed', { is: heard.message.is, ...errorFields(error) });
    }
  }

  function act(message: BusMessage, isOwn: boolean): void {
    if (message.is === 'pulse') {
      if (isOwn) hearSelf();
    } else if (isOwn) return;
    else if (message.is === 'missed') missed.tell();
    else listeners.tell(message);
  }

  function hearSelf(): void {
    lastPulseAt = performance.now();
    if (!isTogether) {
      isTogether = true;
      log.info('processes hear each other');
      missed.tell();
    }
    if (!leftOut) return;
    leftOut = false;
    send({ is: 'missed' });
  }

  function loseTouch(): void {
    if (isTogether) log.warn('redis away, processes follow each other through the store');
    isTogether = false;
  }

  function pulse(): void {
    const quiet = performance.now() - lastPulseAt;
    if (quiet > QUIET_PULSES * pulseMs) loseTouch();
    if (quiet > DEAD_PULSES * pulseMs) renewLines();
    if (telling.isReady && listening.isReady) send({ is: 'pulse' });
  }

  /** A line can be dead without a word, and stay so for minutes. Those that are not up come back by themselves. */
  function renewLines(): void {
    lastPulseAt = performance.now();
    for (const line of [telling, listening]) {
      if (!line.isReady) continue;
      line.destroy();
      void line.connect().catch(() => {});
    }
  }

  // What was said while the line was broken was not heard, however short that was.
  listening.on('error', loseTouch);
  telling.on('ready', pulse);
  void telling.connect().catch(() => {});
  void listening
    .connect()
    .then(() => listening.subscribe(channel, hear, true))
    .then(pulse)
    .catch(() => {});
  const timer = setInterval(pulse, pulseMs);
  timer.unref();

  return {
    tell(news) {
      if (isTogether) send(news);
      else leftOut = true;
    },
    onNews: (listener) => listeners.add(listener),
    onMissed: (listener) => missed.add(listener),
    state: () => (isTogether ? 'ok' : 'degraded'),
    async close() {
      clearInterval(timer);
      listeners.clear();
      missed.clear();
      // What was told last is still said, when there is somebody to say it to.
      if (isTogether && telling.isOpen) await Promise.race([telling.close(), pause(FAREWELL_MS)]);
      isTogether = false;
      for (const each of [telling, listening]) if (each.isOpen) each.destroy();
    },
  };
}
