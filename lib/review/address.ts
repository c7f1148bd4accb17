import { CARD_KINDS } from '#lib/board/schema.ts';
import type { ExportQuery, ReviewFilter } from '#lib/wire/review.ts';
import { type CellPlace, keyOf } from './matrix.ts';

/**
 * What the pages of the review show stands in their address, so that it can be shared, reloaded and gone back to:
 * `/review/matrix?organisation=…&session=…&kind=…&cell=IQ~housing&cell=MA~housing`.
 */

/** Cells that can stand side by side: more than a wide screen shows, less than strains the server. */
export const CELLS_MAX = 12;

type Parameters = Pick<URLSearchParams, 'get' | 'getAll'>;

/** The filter in an address; what makes no sense is left out. */
export function filterOf(parameters: Parameters): ReviewFilter {
  const filter: ReviewFilter = {};
  const organisation = parameters.get('organisation');
  const session = parameters.get('session');
  const kind = CARD_KINDS.find((each) => each === parameters.get('kind'));
  if (organisation) filter.organisation = organisation;
  if (session) filter.session = session;
  if (kind !== undefined) filter.kind = kind;
  return filter;
}

/** The open cells in an address, each once, in the order in which they were opened. */
export function cellsOf(parameters: Parameters): CellPlace[] {
  const places = new Map<string, CellPlace>();
  for (const text of parameters.getAll('cell')) {
    const [country = '', topic = '', ...more] = text.split('~');
    if (country === '' || topic === '' || more.length > 0) continue;
    const place = { country: country === '-' ? null : country, topic: topic === '-' ? null : topic };
    places.set(keyOf(place), place);
  }
  return [...places.values()].slice(0, CELLS_MAX);
}

/** The address of the matrix with a filter and open cells. */
export function matrixAddress(filter: ReviewFilter, cells: readonly CellPlace[]): string {
  const parameters = new URLSearchParams(given(filter));
  for (const cell of cells.slice(0, CELLS_MAX)) parameters.append('cell', keyOf(cell));
  return withQuery('/review/matrix', parameters);
}

/** Where the server tells what the matrix holds. */
export function matrixPath(filter: ReviewFilter): string {
  return withQuery('/api/review/matrix', new URLSearchParams(given(filter)));
}

/** Where the server tells the cards of a cell. */
export function cardsPath(filter: ReviewFilter, { country, topic }: CellPlace): string {
  const parameters = new URLSearchParams({
    country: country ?? '-',
    topic: topic ?? '-',
    ...given(filter),
  });
  return withQuery('/api/review/cards', parameters);
}

/** Where the server tells what is found. */
export function searchPath(q: string): string {
  return withQuery('/api/review/search', new URLSearchParams({ q }));
}

/** Where a file is fetched from. */
export function exportPath({ format, ...scope }: ExportQuery): string {
  return withQuery('/api/export', new URLSearchParams({ format, ...given(scope) }));
}

/** A room's outputs, or the place of a card in them. */
export function outputsAddress(roomId: string, cardId?: string): string {
  return `/review/room/${encodeURIComponent(roomId)}${cardId === undefined ? '' : `#card-${cardId}`}`;
}

function given(parts: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}

function withQuery(path: string, parameters: URLSearchParams): string {
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
}
