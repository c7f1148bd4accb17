import type { Selectable } from 'kysely';
import type { Person } from '#lib/people/person.ts';
import type { Database, Schema } from './schema.ts';
import type { PeopleStore } from './store.ts';

/** People, their passes and their personal links. */
export function peopleIn(db: Database): PeopleStore {
  const people = () => db.selectFrom('person').selectAll('person');
  const present = () => people().where('person.removed_at', 'is', null);

  return {
    async create(person, now) {
      await db
        .insertInto('person')
        .values({
          id: person.id,
          event_id: person.eventId,
          role: person.role,
          name: person.name,
          organisation_id: person.organisationId,
          country: person.country,
          language: person.language,
          created_at: now,
          removed_at: null,
        })
        .execute();
    },

    async update(personId, { organisationId, ...change }) {
      const set = {
        ...change,
        ...(organisationId === undefined ? {} : { organisation_id: organisationId }),
        ...(change.role === undefined || change.role === 'participant' ? {} : { facilitates: NO_SESSION }),
      };
      if (Object.keys(set).length === 0) {
        return personOrNull(await present().where('person.id', '=', personId).executeTakeFirst());
      }
      const row = await db
        .updateTable('person')
        .set(set)
        .where('id', '=', personId)
        .where('removed_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return personOrNull(row);
    },

    facilitate: (personId, sessionId, isOn) =>
      db.transaction().execute(async (tx) => {
        // Locks the person's row, so that of two who give or take at once neither undoes the other.
        const locked = await tx
          .updateTable('person')
          .set((row) => ({ facilitates: row.ref('facilitates') }))
          .where('id', '=', personId)
          .where('role', '=', 'participant')
          .where('removed_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (locked === undefined) return null;
        const others = (personOf(locked).facilitates ?? []).filter((id) => id !== sessionId);
        const facilitates = JSON.stringify(isOn ? [...others, sessionId].sort() : others);
        await tx.updateTable('person').set({ facilitates }).where('id', '=', personId).execute();
        return personOf({ ...locked, facilitates });
      }),

    async read(personId) {
      return personOrNull(await people().where('person.id', '=', personId).executeTakeFirst());
    },

    async remove(personId, now) {
      const row = await db
        .updateTable('person')
        .set({ removed_at: now })
        .where('id', '=', personId)
        .where('removed_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async list(eventId) {
      const rows = await present()
        .where('event_id', '=', eventId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(personOf);
    },

    async hasEntered(personId) {
      const pass = await db
        .selectFrom('pass')
        .select('hash')
        .where('person_id', '=', personId)
        .executeTakeFirst();
      return pass !== undefined;
    },

    async firstOfRole(eventId, role) {
      const row = await present()
        .where('event_id', '=', eventId)
        .where('role', '=', role)
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return personOrNull(row);
    },

    async createPass({ hash, personId, sharedDevice, expiresAt, now }) {
      await db
        .insertInto('pass')
        .values({
          hash,
          person_id: personId,
          shared_device: sharedDevice ? 1 : 0,
          created_at: now,
          expires_at: expiresAt,
        })
        .execute();
    },

    async byPasses(hashes, now) {
      if (hashes.length === 0) return [];
      const rows = await present()
        .innerJoin('pass', 'pass.person_id', 'person.id')
        .select(['pass.hash', 'pass.shared_device'])
        .where('pass.hash', 'in', padded(hashes))
        .where('pass.expires_at', '>', now)
        .execute();
      return rows.map((row) => ({
        hash: row.hash,
        person: personOf(row),
        sharedDevice: row.shared_device === 1,
      }));
    },

    async revokePass(hash) {
      await db.deleteFrom('pass').where('hash', '=', hash).execute();
    },

    async createTicket({ hash, personId, expiresAt, now, replaceOwn, once = false }) {
      await db.transaction().execute(async (tx) => {
        // Locks the person's row, so that of two new links asked for at once the later one stands alone.
        await tx
          .updateTable('person')
          .set((row) => ({ name: row.ref('name') }))
          .where('id', '=', personId)
          .execute();
        if (replaceOwn) await tx.deleteFrom('ticket').where('person_id', '=', personId).execute();
        await tx
          .insertInto('ticket')
          .values({ hash, person_id: personId, created_at: now, expires_at: expiresAt, once: once ? 1 : 0 })
          .execute();
      });
    },

    redeemTicket: (hash, now) =>
      db.transaction().execute(async (tx) => {
        // Deleting is what uses a ticket up: of two who try at once, one finds it gone.
        const used = await tx
          .deleteFrom('ticket')
          .where('hash', '=', hash)
          .where('once', '=', 1)
          .where('expires_at', '>', now)
          .returning('person_id')
          .executeTakeFirst();
        const kept = await tx
          .selectFrom('ticket')
          .select('person_id')
          .where('hash', '=', hash)
          .where('expires_at', '>', now)
          .executeTakeFirst();
        const personId = used?.person_id ?? kept?.person_id;
        if (personId === undefined) return null;
        return personOrNull(
          await tx
            .selectFrom('person')
            .selectAll()
            .where('id', '=', personId)
            .where('removed_at', 'is', null)
            .executeTakeFirst(),
        );
      }),
  };
}

const NO_SESSION = '[]';

/** A list of 1, 2, 4, 8 … with the last one again and again: of each length the database keeps a statement prepared. */
function padded(hashes: readonly string[]): string[] {
  const length = 2 ** Math.ceil(Math.log2(hashes.length));
  return Array.from({ length }, (_, n) => hashes[Math.min(n, hashes.length - 1)] ?? '');
}

function personOrNull(row: Selectable<Schema['person']> | undefined): Person | null {
  return row === undefined ? null : personOf(row);
}

/** Somebody as everybody outside the store knows them. */
export function personOf(row: Selectable<Schema['person']>): Person {
  return {
    id: row.id,
    eventId: row.event_id,
    role: row.role,
    name: row.name,
    organisationId: row.organisation_id,
    country: row.country,
    language: row.language,
    ...(row.facilitates === NO_SESSION ? {} : { facilitates: JSON.parse(row.facilitates) }),
  };
}
