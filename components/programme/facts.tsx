import { Fragment } from 'react';

/** Short facts in one line, such as `Plenary · Room A · closed`. Each keeps its own direction. */
export function Facts({ facts }: { facts: readonly string[] }) {
  return facts.filter(Boolean).map((fact, place) => (
    <Fragment key={fact}>
      {place > 0 && ' · '}
      <bdi className="inline-block">{fact}</bdi>
    </Fragment>
  ));
}
