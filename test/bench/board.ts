import { chromium, devices, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { addCard, setKind } from '#lib/board/edit.ts';
import { columnsOf, notesOf } from '#lib/board/schema.ts';
import { stackCards } from '#lib/board/stack.ts';
import { startProduction } from '#test/support/production.ts';
import { IRAQ, MOROCCO } from '#test/support/room.ts';
import { Writer } from '#test/support/writer.ts';

/**
 * Whether a board of 300 cards stays as fluid as one of a single card: the same acts in the same browser, as columns
 * and as a list, on a laptop and on a phone, at full speed and with a processor four times slower. What is printed is
 * the time between two frames, the median and the longest, and how many frames came late.
 */
const CARDS = Number(process.env.BENCH_CARDS ?? 300);
const FRAMES = 90;
const KEYS = 30;
/** A frame that takes longer than two of sixty a second is seen as a jerk. */
const LATE_MS = 34;

const PHRASES = [
  'Un logement avant le départ',
  'بيت قريب من العائلة، ومدرسة للأطفال في الحي نفسه',
  'Wie volgt de gezinnen op, en hoe lang na hun terugkeer? Daar is nu niets over afgesproken met de partners.',
  'Papers',
  'The counsellor knows the partner by name and calls before the flight, so that somebody is at the airport.',
];

interface Frames {
  median: number;
  longest: number;
  late: number;
}

const production = await startProduction();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});
try {
  await fill(IRAQ, CARDS);
  await fill(MOROCCO, 1);
  print(
    `A board of ${CARDS} cards, and in brackets of one: milliseconds between frames, median / longest / late`,
  );
  for (const width of [1440, 360]) {
    for (const slower of [1, 4]) {
      for (const layout of ['columns', 'list'] as const) {
        const full = await measure(IRAQ, width, slower, layout);
        const empty = await measure(MOROCCO, width, slower, layout);
        print(`\n${width} px, ${layout}${slower === 1 ? '' : `, processor ${slower} times slower`}`);
        for (const act of Object.keys(full) as (keyof typeof full)[]) {
          print(`  ${act.padEnd(28)} ${said(full[act])}   (${said(empty[act])})`);
        }
      }
    }
  }
} finally {
  await browser.close();
  await production.remove();
}

/** Cards in all columns, some of them in stacks, and thirty paragraphs of notes beside them. */
async function fill(roomId: string, cards: number): Promise<void> {
  const writer = await join(roomId, 'Filler');
  const columns = [...columnsOf(writer.doc).keys()];
  writer.doc.transact(() => {
    for (let n = 0; n < cards; n++) {
      const id = `bench-${n}`;
      addCard(writer.doc, {
        id,
        column: columns[n % columns.length] ?? '',
        text: `${PHRASES[n % PHRASES.length]} ${n}`,
      });
      if (n % 4 === 0) setKind(writer.doc, id, 'action');
    }
    notesOf(writer.doc).push(
      Array.from({ length: 30 }, (_, n) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(`${PHRASES[n % PHRASES.length]} ${n}`)]);
        return paragraph;
      }),
    );
  });
  for (let n = columns.length; n < cards / 5; n += columns.length * 2) {
    stackCards(writer.doc, [`bench-${n}`], `bench-${n - columns.length}`, `stack-${n}`);
  }
  await writer.isSaved();
  writer.leaves();
}

async function join(roomId: string, name: string): Promise<Writer> {
  const answer = await fetch(`${production.baseURL}/api/join`, {
    method: 'POST',
    headers: { origin: production.baseURL, 'content-type': 'application/json' },
    body: JSON.stringify({ code: production.joinCode, name, language: 'fr', organisation: 'fedasil' }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return new Writer({ url: production.baseURL, roomId, cookie, own: true }).arrives();
}

async function measure(roomId: string, width: number, slower: number, layout: 'columns' | 'list') {
  const device =
    width === 360
      ? { ...devices['Pixel 7'], viewport: { width, height: 740 } }
      : { viewport: { width, height: 900 } };
  const context = await browser.newContext({ ...device, locale: 'fr', baseURL: production.baseURL });
  await context.request.post('/api/join', {
    headers: { origin: production.baseURL },
    data: { code: production.joinCode, name: 'Reader', language: 'fr', organisation: 'fedasil' },
  });
  const other = await join(roomId, 'Other');
  const page = await context.newPage();
  await page.addInitScript((chosen) => localStorage.setItem('rencontre:board', chosen), layout);
  await page.goto(`/room/${roomId}`);
  await page.locator('[data-card], [data-stack]').first().waitFor({ state: 'attached' });
  await page.locator('.notes-text').waitFor({ state: 'attached' });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const typing = await keys(page);
  if (width === 360) await page.locator('.pane-switch button').nth(1).click();
  const scrolling = await page.evaluate(scroll, [FRAMES, layout] as const);
  const dragging = width === 360 ? null : await drag(page);
  const following = await during(page, async () => {
    const columns = [...columnsOf(other.doc).keys()];
    for (let n = 0; n < 10; n++) {
      const id = `other-${width}-${slower}-${layout}-${n}`;
      addCard(other.doc, {
        id,
        column: columns[n % columns.length] ?? '',
        text: `Somebody else ${n}`,
        index: 0,
      });
      // The pace of the others: what is measured is how the page keeps up with it.
      await page.waitForTimeout(60);
    }
  });
  other.leaves();
  await context.close();
  return {
    scrolling: summary(scrolling),
    ...(dragging === null ? {} : { 'dragging a card': summary(dragging) }),
    'cards of others arrive': summary(following),
    'a key until it is painted': summary(typing),
  };
}

/** Scrolls what scrolls a step each frame. In the page. */
function scroll([frames, layout]: readonly [number, string]): Promise<number[]> {
  const pane = document.querySelector(layout === 'list' ? '.board-list' : '[data-cards]');
  const times: number[] = [];
  return new Promise((done) => {
    let before = performance.now();
    const step = (now: number) => {
      times.push(now - before);
      before = now;
      if (pane !== null) pane.scrollTop += times.length % 60 < 40 ? 70 : -70;
      if (times.length < frames) requestAnimationFrame(step);
      else done(times.slice(2));
    };
    requestAnimationFrame(step);
  });
}

/** The times between frames while something is done. */
async function during(page: Page, act: () => Promise<void>): Promise<number[]> {
  const watch = await page.evaluateHandle(() => {
    const seen = { times: [] as number[], on: true };
    let before = performance.now();
    const step = (now: number) => {
      seen.times.push(now - before);
      before = now;
      if (seen.on) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    return seen;
  });
  await act();
  return watch.evaluate((seen) => {
    seen.on = false;
    return seen.times.slice(2);
  });
}

async function drag(page: Page): Promise<number[]> {
  const card = await page.locator('[data-card] .card-text').first().boundingBox();
  if (card === null) throw new Error('no card to drag');
  return during(page, async () => {
    await page.mouse.move(card.x + 20, card.y + 8);
    await page.mouse.down();
    for (let step = 0; step < 60; step++) {
      await page.mouse.move(card.x + 20 + step * 4, card.y + 8 + (step % 20) * 20);
    }
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });
}

/** From the press of each key to the frame that shows its letter. */
async function keys(page: Page): Promise<number[]> {
  await page.locator('.notes-text > p').last().click();
  await page.keyboard.press('End');
  const seen = await page.evaluateHandle(() => {
    const times: number[] = [];
    document.addEventListener(
      'keydown',
      (press) => {
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => times.push(performance.now() - press.timeStamp);
          painted.port2.postMessage(null);
        });
      },
      true,
    );
    return times;
  });
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press(n % 6 === 5 ? 'Space' : 'a');
    // The pace of quick hands; nothing is waited for.
    await page.waitForTimeout(20);
  }
  return seen.jsonValue();
}

function summary(times: number[]): Frames {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longest: sorted.at(-1) ?? 0,
    late: times.filter((time) => time > LATE_MS).length,
  };
}

function said(frames: Frames | undefined): string {
  if (frames === undefined) return '';
  const { median, longest, late } = frames;
  return `${median.toFixed(0).padStart(3)} / ${longest.toFixed(0).padStart(4)} / ${String(late).padStart(2)}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
