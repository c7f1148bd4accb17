import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '#test/support/browser.ts';

const PAGES = ['/', '/enter', '/nowhere', '/event', '/room/nowhere', '/api/me', '/healthz'];

test('[35] every answer carries a policy of its own that lets nothing foreign run', async ({
  production,
}) => {
  for (const path of PAGES) {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await fetch(`${production.baseURL}${path}`, { redirect: 'manual' })).headers),
    );
    const policy = first?.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts, path).toMatch(/'nonce-[\w+/=]{20,}'/);
    expect(scripts, path).not.toMatch(/unsafe|\*|https?:/);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("object-src 'none'");
    expect(policy, path).not.toBe(second?.get('content-security-policy'));
    expect(first?.get('x-content-type-options'), path).toBe('nosniff');
    expect(first?.get('referrer-policy'), path).toBe('no-referrer');
    expect(first?.get('x-powered-by'), path).toBeNull();
    expect(first?.get('cache-control'), path).toContain('no-store');
  }
});

test('[35] a script that somebody slips into a page does not run, one with the nonce would', async ({
  visitor,
}) => {
  const page = await visitor({ language: 'fr' });
  await page.goto('/');
  const ran = await page.evaluate(async () => {
    const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
    const shared = window as unknown as { ran: string[] };
    shared.ran = [];
    document.body.insertAdjacentHTML('beforeend', `<img src="data:," onerror="window.ran.push('handler')">`);
    document.body.insertAdjacentHTML(
      'beforeend',
      `<iframe srcdoc="<script>parent.ran.push('frame')</script>"></iframe>`,
    );
    document.body.insertAdjacentHTML(
      'beforeend',
      `<a href="javascript:window.ran.push('link')" id="link">x</a>`,
    );
    document.getElementById('link')?.click();
    const script = document.createElement('script');
    script.nonce = nonce;
    script.textContent = `window.ran.push('nonce')`;
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return shared.ran;
  });
  expect(ran).toEqual(['nonce']);
});

test('[35] what browsers get holds no secret and no name of one', () => {
  const folder = '.next/static';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(10);
  const telling = /PASS_SECRET|DATABASE_URL|METRICS_TOKEN|postgres(ql)?:\/\/|BEGIN [A-Z ]*PRIVATE KEY/;
  const found = files.filter((file) =>
    telling.test(readFileSync(join(file.parentPath, file.name), 'latin1')),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});
