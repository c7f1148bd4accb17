'use client';

import { useEffect, useSyncExternalStore } from 'react';

/** A choice about this device, not about a person. */
const KEY = 'rencontre:sound';

const listeners = new Set<() => void>();
let muted = false;
let remembered = false;

function isMuted(): boolean {
  if (!remembered) {
    remembered = true;
    try {
      muted = localStorage.getItem(KEY) === 'off';
    } catch {
      // A browser that keeps nothing plays, as it does for somebody new.
    }
  }
  return muted;
}

function setMuted(off: boolean): void {
  muted = off;
  try {
    if (off) localStorage.setItem(KEY, 'off');
    else localStorage.removeItem(KEY);
  } catch {
    // It holds for this page.
  }
  for (const changed of listeners) changed();
}

/** Whether sounds are off on this device, and how to change that. */
export function useMuted(): [boolean, (off: boolean) => void] {
  return [useSyncExternalStore(subscribe, isMuted, () => false), setMuted];
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

let audio: AudioContext | null = null;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** While it is shown: from the first touch of the page on, it can play. Browsers allow no sound before. */
export function useBell(): () => void {
  useEffect(() => {
    const touched = () => {
      audio ??= new AudioContext();
      void audio.resume();
    };
    for (const touch of TOUCHES) addEventListener(touch, touched, { passive: true, capture: true });
    return () => {
      for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
    };
  }, []);
  return ring;
}

/** Pitch in hertz, and when it begins and how long it sounds in seconds. */
const STROKES = [
  { pitch: 660, at: 0, for: 1.2 },
  { pitch: 880, at: 0.35, for: 1.6 },
] as const;
const LOUDNESS = 0.25;

/** Two soft strokes. Nothing when sounds are off, or the page was never touched. */
function ring(): void {
  if (isMuted() || audio === null || audio.state !== 'running') return;
  for (const stroke of STROKES) {
    const from = audio.currentTime + stroke.at;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = stroke.pitch;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + stroke.for);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + stroke.for);
  }
}
