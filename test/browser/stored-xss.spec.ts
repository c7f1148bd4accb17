import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { cardsOf, columnsOf, notesOf } from '#lib/board/schema.ts';
import { expect, LAPTOP, PHONE, test } from '#test/support/browser.ts';
import { openRoom, programOf } from '#test/support/room.ts';

/** Rooms that no other test writes in. */
const ROOMS = { laptop: 'demo-visit-cm-ma-ru-ce', phone: 'demo-visit-iq-af' };

/** What an attacker would have run. */
const CALLS = ['alert(1)', 'print()', 'window.caught=1', "fetch('/api/leave',{method:'POST'})", 'confirm`1`'];

/** Ways to bring it in; `X` stands for the call. */
const VECTORS = [
  '<script>X</script>',
  '<img src=x onerror=X>',
  '<svg onload=X>',
  '<svg><script>X</script></svg>',
  '<iframe src="javascript:X"></iframe>',
  '<iframe srcdoc="<script>X</script>"></iframe>',
  '<body onload=X>',
  '<details open ontoggle=X>',
  '<input autofocus onfocus=X>',
  '<video><source onerror=X></video>',
  '<a href="javascript:X">a</a>',
  '<a href=" java\tscript:X">a</a>',
  '<math><mi xlink:href="javascript:X">m</mi></math>',
  '<object data="javascript:X"></object>',
  '<embed src="javascript:X">',
  '<form action="javascript:X"><button>b</button></form>',
  '<meta http-equiv=refresh content="0;url=javascript:X">',
  '<base href="javascript:X//">',
  '<link rel=stylesheet href="javascript:X">',
  '<style>@import "javascript:X";</style>',
  '" onmouseover="X',
  "' onfocus='X' autofocus='",
  '"><script>X</script>',
  '</textarea><script>X</script>',
  '</title><img src=x onerror=X>',
  '<!--><img src=x onerror=X>-->',
  '<template><img src=x onerror=X></template>',
  '<noscript><p title="</noscript><img src=x onerror=X>">',
  '{{constructor.constructor("X")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an attack on templates, to be shown as text.
  '${X}',
  'javascript:X',
  'data:text/html,<script>X</script>',
  'vbscript:X',
];
const PAYLOADS = VECTORS.flatMap((vector) => CALLS.map((call) => vector.replace('X', call)));

/** Everything that would show that something ran or could. */
const DANGEROUS = [
  // The page's own carry the nonce, or come from its own folder by one that does.
  'main script',
  'script:not([nonce]):not([src^="/_next/"])',
  'iframe',
  'object',
  'embed',
  'base',
  'meta[http-equiv=refresh]',
  'main img',
  'main svg [onload]',
  '[onerror],[onload],[onfocus],[onmouseover],[ontoggle],[onclick]',
  'a[href^="javascript" i],a[href^="data" i],a[href^="vbscript" i]',
  'form[action^="javascript" i]',
].join(',');

/** Writes every payload into every place of the document that a program can reach. */
function poison(doc: Y.Doc): void {
  const [column = ''] = columnsOf(doc).keys();
  const notes = notesOf(doc);
  doc.transact(() => {
    PAYLOADS.forEach((payload, n) => {
      const card = new Y.Map<unknown>([
        ['text', new Y.Text(payload)],
        ['column', n % 7 === 0 ? payload : column],
        ['rank', n % 5 === 0 ? payload : `a${n}`],
        ['kind', n % 3 === 0 ? payload : 'note'],
        ['tags', n % 2 === 0 ? new Y.Map([[payload, true]]) : payload],
      ]);
      cardsOf(doc).set(n % 11 === 0 ? payload : `card-${n}`, card);

      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      text.insert(0, `${payload} `);
      text.insert(0, 'link', { link: { href: payload, target: payload, rel: payload, class: payload } });
      paragraph.insert(0, [text]);
      paragraph.setAttribute('style', payload);
      paragraph.setAttribute('onclick', payload);
      const heading = new Y.XmlElement('templateHeading');
      heading.setAttribute('id', payload);
      heading.setAttribute('titles', n % 2 === 0 ? payload : JSON.stringify({ fr: payload, ar: payload }));
      notes.push([paragraph, heading]);
    });
    for (const name of [
      'script',
      'iframe',
      'svg',
      'img',
      'object',
      'style',
      'a',
      'form',
      'constructor',
      '__proto__',
    ]) {
      const element = new Y.XmlElement(name);
      element.setAttribute('src', 'javascript:alert(1)');
      element.setAttribute('onload', 'alert(1)');
      element.setAttribute('href', 'javascript:alert(1)');
      const inside = new Y.XmlText();
      inside.insert(0, 'alert(1)');
      element.insert(0, [inside]);
      notes.push([element]);
    }
  });
}

/** Listens for dialogs, for breaches of the content policy, and for errors of the page. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`error ${error.message}`));
  page.on('console', (line) => {
    if (/content security policy/i.test(line.text())) seen.push(line.text());
  });
  await page.addInitScript(() => {
    Object.assign(window, { print: () => alert('print') });
  });
  return seen;
}

for (const [device, options] of [
  ['laptop', LAPTOP],
  ['phone', PHONE],
] as const) {
  test(`[28] ${PAYLOADS.length} attacks in cards, notes, links, headings and unknown elements do nothing on a ${device}`, async ({
    guest,
  }) => {
    const room = ROOMS[device];
    const attacker = await guest({ name: '<img src=x onerror=alert(1)>', language: 'en' });
    await openRoom(attacker.page, room);
    const program = await programOf(attacker.page, room);
    poison(program.doc);
    await program.isSaved();
    program.leaves();

    const victim = await guest({ name: 'Victim', language: 'en', device: options });
    const seen = await watch(victim.page);
    await openRoom(victim.page, room);
    // The last payload of the notes stands on the screen, as the text that it is.
    await expect(victim.page.locator('.notes-text')).toContainText(PAYLOADS.at(-1) ?? '');
    await expect(victim.page.locator(DANGEROUS)).toHaveCount(0);
    const boardPane = victim.page.getByRole('button', { name: 'Board' });
    if (await boardPane.isVisible()) await boardPane.click();
    await expect(victim.page.getByText(PAYLOADS[1] ?? '', { exact: true }).first()).toBeAttached();
    await expect(victim.page.locator(DANGEROUS)).toHaveCount(0);
    expect(await victim.page.evaluate(() => 'caught' in window)).toBe(false);
    expect(seen).toEqual([]);
    // The attacked room still works.
    const writer = await programOf(victim.page, room);
    writer.writes('still here');
    await writer.isSaved();
    writer.leaves();
  });
}
