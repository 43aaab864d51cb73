import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { KnownTicket } from './decide-match.rules.ts'

export interface TracedPerson {
  personId: string
  name: string
  /** The index under which the person was found, as hexadecimal digits. */
  index: string
}

/**
 * Finds the persons recorded under these indexes of ID numbers. Number by number: for each thousand of them the planner would read a whole city's
 * persons.
 */
export async function findByNumbers(tx: Tx, indexes: readonly string[]): Promise<TracedPerson[]> {
  const { rows } = await sql<TracedPerson>`
    select p.id as "personId", p.name, x.index from unnest(${[...indexes]}::text[]) as x(index)
      cross join lateral (select q.id, q.name from persons q where q.id_number_index = decode(x.index, 'hex') offset 0) p`.execute(
    tx,
  )
  return rows
}

/** Finds the persons whose number was one of these before a correction (PRF-01), and is another one now. */
export async function findByFormerNumbers(tx: Tx, indexes: readonly string[]): Promise<TracedPerson[]> {
  const { rows } = await sql<TracedPerson>`
    select p.id as "personId", p.name, x.index from unnest(${[...indexes]}::text[]) as x(index)
      join person_corrections c on c.datum = 'idNumber' and c.old_index = decode(x.index, 'hex') and c.undone_at is null
      cross join lateral (select q.id, q.name from persons q where q.id = c.person_id and q.id_number_index <> c.old_index offset 0) p`.execute(
    tx,
  )
  return rows
}

/** Finds persons by the ways in which a name is written; of a name that hundreds have, the first ones. */
export async function findByNames(tx: Tx, names: readonly string[]) {
  const { rows } = await sql<{ personId: string; name: string; idType: string; cipher: Buffer }>`
    select p.id as "personId", p.name, p.id_type as "idType", p.id_number_cipher as cipher
    from (select distinct name from unnest(${[...names]}::text[]) as n(name)) x
      cross join lateral (select * from persons q where q.name = x.name order by q.id limit 200) p`.execute(
    tx,
  )
  return rows
}

/** The indexes of the names that these persons had before a correction (PRF-01), as hexadecimal digits. */
export async function findFormerNames(tx: Tx, personIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; index: string }>`
    select c.person_id as "personId", encode(c.old_index, 'hex') as index from person_corrections c
    where c.person_id = any(${[...personIds]}::uuid[]) and c.datum = 'name' and c.undone_at is null`.execute(
    tx,
  )
  return rows
}

const TICKET = sql`o.id, o.ticket_no, o.person_id, o.plan_id, o.state`

/** Finds the 准考证 of these numbers and of these persons, with the names of their owners. */
export async function findTickets(
  tx: Tx,
  by: { ticketNos: readonly string[]; personIds: readonly string[]; at: Date },
): Promise<(KnownTicket & { name: string })[]> {
  const { rows } = await sql<KnownTicket & { name: string }>`
    select t.id, t.ticket_no as "ticketNo", t.person_id as "personId", t.plan_id as "planId", t.state = 'active' and g.at is null as "isActive", p.name
    from (
      select o.* from unnest(${[...by.ticketNos]}::text[]) as n(no)
        cross join lateral (select ${TICKET} from tickets o where o.ticket_no = n.no offset 0) o
      union
      select o.* from unnest(${[...by.personIds]}::uuid[]) as n(id)
        cross join lateral (select ${TICKET} from tickets o where o.person_id = n.id offset 0) o) t
      cross join lateral (select q.name from persons q where q.id = t.person_id offset 0) p
      left join lateral graduation_of(t.id, ${by.at}) as g(at) on true
    order by t.ticket_no`.execute(tx)
  return rows
}
