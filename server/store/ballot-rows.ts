import type { NewBallot } from './poll-store.ts';
import type { Tx } from './schema.ts';

/** Rows of one statement; engines take some ten thousand values. */
const ROWS_AT_ONCE = 1000;

/** A ballot as it is kept. */
export type KeptRow = Pick<
  NewBallot,
  'roomId' | 'voter' | 'request' | 'marks' | 'stratum' | 'organisationId'
> & {
  revision: number;
};

/** Puts ballots where none or others were. */
export async function writeBallots(tx: Tx, roundId: string, ballots: readonly KeptRow[]): Promise<void> {
  const rows = ballots.map((ballot) => ({
    round_id: roundId,
    voter: ballot.voter,
    room_id: ballot.roomId,
    revision: ballot.revision,
    request: ballot.request,
    stratum: ballot.stratum,
    organisation_id: ballot.organisationId,
  }));
  for (const some of portions(rows)) {
    await tx
      .insertInto('ballot')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['round_id', 'voter']).doUpdateSet((row) => ({
          room_id: row.ref('excluded.room_id'),
          revision: row.ref('excluded.revision'),
          request: row.ref('excluded.request'),
          stratum: row.ref('excluded.stratum'),
          organisation_id: row.ref('excluded.organisation_id'),
        })),
      )
      .execute();
  }
  const changed = ballots.flatMap(({ voter, revision }) => (revision > 1 ? [voter] : []));
  for (const some of portions(changed)) {
    await tx.deleteFrom('ballot_mark').where('round_id', '=', roundId).where('voter', 'in', some).execute();
  }
  const marks = ballots.flatMap(({ voter, marks: own }) =>
    own.map(({ option, place, text }) => ({ round_id: roundId, voter, option, place, text })),
  );
  for (const some of portions(marks)) await tx.insertInto('ballot_mark').values(some).execute();
}

export function portions<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) parts.push(rows.slice(at, at + ROWS_AT_ONCE));
  return parts;
}
