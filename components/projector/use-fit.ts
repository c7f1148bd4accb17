'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** From the size that is read best down to the smallest that the back row still reads. */
const SCALES = [1, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5, 0.44, 0.38];

/**
 * Makes the letters of an element as large as they fit: nobody can scroll on a wall. The element sizes its letters by
 * `--fit`; what does not fit by the smallest is marked `data-crowded`, for the style to leave out what can be read
 * elsewhere, rather than to cut it anywhere. Looked at again whenever it was drawn, and when its box changes.
 */
export function useFit<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => fitLetters(ref.current));
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const again = () => fitLetters(element);
    const observer = new ResizeObserver(again);
    observer.observe(element);
    // Letters of another width, once their file has come.
    void document.fonts?.ready.then(again);
    return () => observer.disconnect();
  }, []);
  return ref;
}

function fitLetters(element: HTMLElement | null): void {
  if (element === null) return;
  delete element.dataset.crowded;
  if (fits(element)) return;
  element.dataset.crowded = 'true';
  fits(element);
}

function fits(element: HTMLElement): boolean {
  return SCALES.some((scale) => {
    element.style.setProperty('--fit', String(scale));
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
    return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
  });
}
