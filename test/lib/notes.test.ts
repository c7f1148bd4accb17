import { describe, expect, it } from 'vitest';
import { headingTitle } from '#lib/notes/heading.ts';
import { isSafeLink, linkFrom } from '#lib/notes/link.ts';

describe('links in the notes', () => {
  it('[28] lead to web and mail addresses only', () => {
    for (const good of ['https://fedasil.be', 'http://a.b/c?d#e', 'mailto:a@b.c', 'HTTPS://FEDASIL.BE']) {
      expect(isSafeLink(good), good).toBe(true);
    }
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>',
      'vbscript:x',
      'file:///etc/passwd',
      '//evil.example',
      'https:// space',
      `https://${'x'.repeat(3000)}`,
      'https://',
      7,
      null,
      { toString: () => 'https://a.b' },
    ]) {
      expect(isSafeLink(bad), String(bad)).toBe(false);
    }
  });

  it('are completed as people type them', () => {
    expect(linkFrom(' fedasil.be ')).toBe('https://fedasil.be');
    expect(linkFrom('fedasil.be/retour?x=1')).toBe('https://fedasil.be/retour?x=1');
    expect(linkFrom('localhost.be:8080/x')).toBe('https://localhost.be:8080/x');
    expect(linkFrom('amal@example.org')).toBe('mailto:amal@example.org');
    expect(linkFrom('http://iom.int')).toBe('http://iom.int');
    for (const bad of ['', 'hello', 'javascript:alert(1)', 'two words.be', 'ftp://x.y']) {
      expect(linkFrom(bad), bad).toBeNull();
    }
  });
});

describe('headings of the template', () => {
  const titles = JSON.stringify({ fr: 'Ce qui marche', nl: 'Wat werkt', en: 'What works', ar: 'ما ينجح' });

  it('stand in the reader’s language, or in any that there is', () => {
    expect(headingTitle(titles, 'nl')).toBe('Wat werkt');
    expect(headingTitle(titles, 'ar')).toBe('ما ينجح');
    expect(headingTitle('{"en":"Only English"}', 'fr')).toBe('Only English');
  });

  it('are read safely whatever was written', () => {
    for (const bad of [undefined, null, 7, '', '{', '[]', 'null', '{"fr":{}}', '{"fr":7}']) {
      expect(headingTitle(bad, 'fr')).toBe('');
    }
    expect(headingTitle(JSON.stringify({ fr: 'x'.repeat(9999) }), 'fr').length).toBe(200);
  });
});
