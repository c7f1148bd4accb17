'use client';

import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '#components/language/problem.ts';
import type { ErrorAnswer } from '#lib/wire/api.ts';

/** How far a file has come. `error` null: it broke off on the way. */
export type Download =
  | { is: 'idle' }
  | { is: 'coming'; bytes: number }
  | { is: 'done'; name: string }
  | { is: 'failed'; error: Refusal | null };

/** Redrawing at each piece of a long file would only slow it down. */
const TELL_EVERY_MS = 200;
const KEEP_FOR_MS = 60_000;

/** Fetches a file and hands it to the browser once it is whole: a broken one is never kept as if it were. */
export function useDownload() {
  const [state, setState] = useState<Download>({ is: 'idle' });
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const stop = () => {
    under.current?.abort();
    under.current = null;
    setState({ is: 'idle' });
  };
  const start = async (path: string) => {
    under.current?.abort();
    const control = new AbortController();
    under.current = control;
    setState({ is: 'coming', bytes: 0 });
    const ended = await fetchFile(path, control.signal, (bytes) => {
      if (under.current === control) setState({ is: 'coming', bytes });
    });
    if (under.current !== control) return;
    under.current = null;
    setState(ended);
  };
  return { state, start: (path: string) => void start(path), stop };
}

async function fetchFile(
  path: string,
  signal: AbortSignal,
  tell: (bytes: number) => void,
): Promise<Download> {
  let response: Response;
  try {
    response = await fetch(path, { signal });
  } catch {
    return { is: 'failed', error: { code: 'offline' } };
  }
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as Partial<ErrorAnswer> | null;
    return { is: 'failed', error: answer?.error ?? { code: 'unexpected' } };
  }
  try {
    const pieces = await piecesOf(response, tell);
    const name = nameOf(response.headers.get('content-disposition')) ?? 'rencontre';
    keep(new Blob(pieces, { type: response.headers.get('content-type') ?? '' }), name);
    return { is: 'done', name };
  } catch {
    return { is: 'failed', error: null };
  }
}

async function piecesOf(response: Response, tell: (bytes: number) => void): Promise<BlobPart[]> {
  const reader = response.body?.getReader();
  const pieces: BlobPart[] = [];
  let bytes = 0;
  let told = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    tell(bytes);
  }
  return pieces;
}

/** The name that the server gave the file. */
function nameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null;
}

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers still read from the address after the press.
  setTimeout(() => URL.revokeObjectURL(address), KEEP_FOR_MS);
}
