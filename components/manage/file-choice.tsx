'use client';

import { type DragEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Answer } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { CreatedAnswer } from '#lib/wire/api.ts';
import { MistakesList } from './mistakes-list.tsx';

/** What the server takes at most, in bytes: of a meeting, and of one with all that its rooms hold. */
const FILE_MAX_BYTES = 1024 * 1024;
const OUTPUTS_MAX_BYTES = 32 * 1024 * 1024;

interface Chosen {
  name: string;
  /** What the file holds; null: it cannot be read. */
  content: object | null;
  /** Set: why it cannot be read. */
  unreadable: 'tooLarge' | 'notJson' | null;
}

/** A meeting from a file: chosen or dropped here, looked at by the server, created only when nothing is wrong. */
export function FileChoice({ onCreate }: { onCreate: (file: object) => Promise<Answer<CreatedAnswer>> }) {
  const t = useTranslations('manage.create');
  const sentence = useProblemSentence();
  const id = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);

  const create = async (content: object) => {
    setBusy(true);
    const answer = await onCreate(content);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
  };
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setRefusal(null);
    const read = await readFile(file);
    setChosen(read);
    if (read.content !== null) await create(read.content);
  };
  const drop = (dropped: DragEvent) => {
    dropped.preventDefault();
    setOver(false);
    void choose(dropped.dataTransfer.files[0]);
  };
  const count = refusal?.mistakes?.length ?? 0;
  return (
    <div className="grid gap-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first. */}
      <div
        onDragOver={(drag) => {
          drag.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`rounded-lg border-2 border-dashed px-5 py-8 text-center ${over ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
      >
        <label
          htmlFor={id}
          className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-sheet px-4 py-2 font-semibold hover:border-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            className="sr-only"
            onChange={({ target }) => {
              void choose(target.files?.[0]);
              // The same file can be chosen again once it is corrected.
              target.value = '';
            }}
          />
          {t(chosen === null ? 'choose' : 'chooseAgain')}
        </label>
        <p className="mt-2 text-sm text-soft">{t('drop')}</p>
        {chosen && (
          <p className="mt-2 text-sm">
            <bdi>{chosen.name}</bdi> {busy && t('looking')}
          </p>
        )}
      </div>
      {chosen?.unreadable && (
        <Notice tone="trouble" urgent>
          {t(chosen.unreadable)}
        </Notice>
      )}
      {refusal && (
        <Notice
          tone="trouble"
          urgent
          action={
            count === 0 &&
            chosen?.content && (
              <Button onClick={() => chosen.content && create(chosen.content)}>{t('again')}</Button>
            )
          }
        >
          {count > 0 ? t('wrong', { count }) : sentence(refusal)}
        </Notice>
      )}
      {count > 0 && <MistakesList mistakes={refusal?.mistakes ?? []} file={chosen?.content ?? null} />}
    </div>
  );
}

async function readFile(file: File): Promise<Chosen> {
  const { name } = file;
  const tooLarge: Chosen = { name, content: null, unreadable: 'tooLarge' };
  if (file.size > OUTPUTS_MAX_BYTES) return tooLarge;
  try {
    const content: unknown = JSON.parse(await file.text());
    if (content !== null && typeof content === 'object' && !Array.isArray(content)) {
      const isTaken = 'outputs' in content || file.size <= FILE_MAX_BYTES;
      return isTaken ? { name, content, unreadable: null } : tooLarge;
    }
  } catch {}
  return { name, content: null, unreadable: 'notJson' };
}
