'use client';

import { useEffect, useState } from 'react';
import { readJoinCode } from '#components/api.ts';

/** The join code as people see it, read once it is wanted; null until it is there. */
export function useCode(wanted: boolean): string | null {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    if (wanted && code === null) {
      void readJoinCode().then((answer) => {
        if (here && answer.ok) setCode(answer.value.code);
      });
    }
    return () => {
      here = false;
    };
  }, [wanted, code]);
  return code;
}
