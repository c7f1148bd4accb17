import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Room } from '#lib/event/event.ts';
import { CELLS_MAX, cardsPath, cellsOf, filterOf, matrixAddress } from '#lib/review/address.ts';
import { linesOfSession } from '#lib/review/day-grid.ts';
import { matrixOf } from '#lib/review/matrix.ts';
import type { MatrixCell } from '#lib/wire/review.ts';

const CODES = ['IQ', 'AF', 'CM', 'MA', 'RU-CE'];

function session(rooms: Record<string, string[]>): { rooms: Room[] } {
  return { rooms: Object.entries(rooms).map(([id, countries]) => ({ id, sessionId: 's', countries })) };
}

/** Lines as text: each column with the room that lies over it. */
function drawn(rooms: Record<string, string[]>): string[] {
  return linesOfSession(session(rooms), CODES).map((line) =>
    line.flatMap(({ room, span }) => Array(span).fill(room?.id ?? '.')).join(' '),
  );
}

describe('the grid of the day', () => {
  test('a room stands under its country, a room of several over all of theirs, a room of all over everything', () => {
    expect(drawn({ ma: ['MA'], iq: ['IQ'] })).toEqual(['iq . . ma .']);
    expect(drawn({ both: ['IQ', 'AF'], three: ['CM', 'MA', 'RU-CE'] })).toEqual([
      'both both three three three',
    ]);
    expect(drawn({ all: [] })).toEqual(['all all all all all']);
  });

  test('rooms that would lie on each other take a line each, the small ones above', () => {
    expect(drawn({ all: [], ce: ['RU-CE'], iq: ['IQ'] })).toEqual(['iq . . . ce', 'all all all all all']);
    expect(drawn({ wide: ['IQ', 'CM'], af: ['AF'] })).toEqual(['. af . . .', 'wide wide wide . .']);
  });

  test('every room stands there once and every line covers every column once, whatever the countries', () => {
    const rooms = fc.array(fc.subarray([...CODES, 'XX']), { maxLength: 8 });
    fc.assert(
      fc.property(rooms, (list) => {
        const lines = linesOfSession(
          session(Object.fromEntries(list.map((each, n) => [`r${n}`, each]))),
          CODES,
        );
        for (const line of lines) {
          expect(line.map(({ from, span }) => [from, from + span])).toEqual(
            line.map((_, n) => [n === 0 ? 0 : end(line[n - 1]), end(line[n])]),
          );
          expect(end(line.at(-1))).toBe(CODES.length);
        }
        const placed = lines.flatMap((line) => line.flatMap(({ room }) => room?.id ?? []));
        expect(placed.sort()).toEqual(list.map((_, n) => `r${n}`).sort());
      }),
      { seed: 28, numRuns: 300 },
    );
    function end(stretch: { from: number; span: number } | undefined): number {
      return (stretch?.from ?? 0) + (stretch?.span ?? 0);
    }
  });
});

describe('the matrix', () => {
  const newest = { roomId: 'r', cardId: 'c', text: '', by: '', createdAt: 0 };
  const cell = (country: string | null, topic: string | null): MatrixCell => ({
    country,
    topic,
    count: 1,
    newest,
  });

  test('has every country and topic of the event, in their order, also where nothing was written', () => {
    const matrix = matrixOf([cell('MA', 'health')], CODES, ['housing', 'health']);
    expect([matrix.rows, matrix.columns]).toEqual([CODES, ['housing', 'health']]);
    expect(matrix.at({ country: 'MA', topic: 'health' })?.count).toBe(1);
    expect(matrix.at({ country: 'MA', topic: 'housing' })).toBeNull();
  });

  test('has "no country" and "no topic" only when they hold something, and hides no card of a former topic', () => {
    const matrix = matrixOf([cell(null, 'health'), cell('IQ', 'former')], CODES, ['health']);
    expect(matrix.rows).toEqual([...CODES, null]);
    expect(matrix.columns).toEqual(['health', 'former']);
    expect(matrixOf([cell('IQ', null)], CODES, ['health']).columns).toEqual(['health', null]);
  });
});

describe('what one looks at stands in the address', () => {
  const parametersOf = (address: string) => new URL(address, 'http://meeting').searchParams;

  test('a filter and open cells come back as they were', () => {
    const filter = { organisation: 'iom', session: 'demo-exchange', kind: 'decision' } as const;
    const cells = [
      { country: 'IQ', topic: 'housing' },
      { country: null, topic: 'follow-up' },
      { country: 'RU-CE', topic: null },
    ];
    const parameters = parametersOf(matrixAddress(filter, cells));
    expect(filterOf(parameters)).toEqual(filter);
    expect(cellsOf(parameters)).toEqual(cells);
    expect(matrixAddress({}, [])).toBe('/review/matrix');
  });

  test('what makes no sense is left out, a cell counts once, and there are never too many', () => {
    const parameters = parametersOf(
      '/?kind=poem&organisation=&cell=IQ&cell=~x&cell=a~b~c&cell=IQ~x&cell=IQ~x',
    );
    expect(filterOf(parameters)).toEqual({});
    expect(cellsOf(parameters)).toEqual([{ country: 'IQ', topic: 'x' }]);
    const many = Array.from({ length: 40 }, (_, n) => ({ country: 'IQ', topic: `t${n}` }));
    expect(cellsOf(parametersOf(matrixAddress({}, many)))).toHaveLength(CELLS_MAX);
  });

  test('the cards of a cell are asked for with the same filter', () => {
    const asked = parametersOf(cardsPath({ kind: 'action' }, { country: null, topic: 'health' }));
    expect(Object.fromEntries(asked)).toEqual({ country: '-', topic: 'health', kind: 'action' });
  });
});
