import type { auditEntries, signInEntries, TrailFilter } from '#contracts/office/trail/audit.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import { UUID } from '#contracts/words.ts'
import type { Call } from '#kernel/call.ts'
import { matchPersons } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { startOfBeijingDay } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import {
  ANYBODY,
  type EntryFilter,
  type EntryRow,
  findOfficers,
  listAllSignIns,
  listEntries,
} from './audit-trail.store.ts'
import { findNames } from './names.store.ts'

const PAGE = 100
const DAY_MS = 86_400_000

/** Shows a page of the trail to the auditor (TRL-01), with the names of what its entries name by ids. */
export async function viewTrail(
  deps: Deps,
  { deadline }: Call,
  filter: TrailFilter,
): Promise<ReplyOf<typeof auditEntries>> {
  return deps.database.read(deadline, async (tx) => {
    const rows = await listEntries(tx, await entryFilterOf(tx, deps, { ...filter, limit: PAGE }))
    const names = await namesIn(tx, rows)
    return { entries: rows.map(viewEntry), names: Object.fromEntries(names) }
  })
}

/** Shows a page of the sign-ins to the auditor (LOG-07). */
export async function viewSignIns(
  deps: Deps,
  { deadline }: Call,
  { after, ...who }: BodyOf<typeof signInEntries>,
): Promise<ReplyOf<typeof signInEntries>> {
  return deps.database.read(deadline, async (tx) => {
    const rows = await listAllSignIns(tx, { ...(await askedOf(tx, deps, who)), after, limit: PAGE })
    return {
      signIns: rows.map(({ id, at, name, staff_id, person_id, outcome, address, agent }) => ({
        ...{ id, at: at.toISOString(), name, outcome, address, agent },
        ...(staff_id ? { staffId: staff_id } : {}),
        ...(person_id ? { personId: person_id } : {}),
      })),
    }
  })
}

/** What was asked for, with the persons whom the typed words mean. */
export async function entryFilterOf(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { limit, ...filter }: TrailFilter & { limit: number },
): Promise<EntryFilter> {
  const [chain, seq] = filter.after?.split('-') ?? []
  return {
    ...(await askedOf(tx, deps, filter)),
    action: filter.action,
    subjectId: filter.subjectId,
    after: chain === undefined || seq === undefined ? undefined : { chain: Number(chain), seq },
    limit,
  }
}

/** The names of everything that the entries name by an id. */
export function namesIn(tx: Tx, rows: readonly EntryRow[]): Promise<Map<string, string>> {
  const texts = rows.flatMap((row) => [
    row.actor_id,
    row.subject_id,
    row.person_id,
    row.old_value,
    row.new_value,
  ])
  const ids = new Set(texts.flatMap((text) => text?.match(new RegExp(UUID, 'g')) ?? []))
  const personIds = new Set(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])))
  return findNames(tx, [...ids], [...personIds])
}

type Who = Pick<TrailFilter, 'officer' | 'candidate' | 'staffId' | 'personId' | 'from' | 'until'>

async function askedOf(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { officer, candidate, staffId, personId, from, until }: Who,
): Promise<Pick<EntryFilter, 'staffIds' | 'personIds' | 'from' | 'before'>> {
  const typedStaff = officer ? await findOfficers(tx, officer) : undefined
  const typedPersons = candidate ? await matchPersons(tx, deps, { q: candidate, among: ANYBODY }) : undefined
  return {
    staffIds: staffId ? [staffId] : typedStaff,
    personIds: personId ? [personId] : typedPersons,
    from: from ? startOfBeijingDay(from) : undefined,
    before: until ? new Date(startOfBeijingDay(until).getTime() + DAY_MS) : undefined,
  }
}

function viewEntry(row: EntryRow): ReplyOf<typeof auditEntries>['entries'][number] {
  return {
    key: `${row.chain}-${row.seq}`,
    at: row.at.toISOString(),
    actorKind: row.actor_kind,
    ...(row.actor_id ? { actorId: row.actor_id } : {}),
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    ...(row.person_id ? { personId: row.person_id } : {}),
    ...(row.old_value ? { oldValue: row.old_value } : {}),
    ...(row.new_value ? { newValue: row.new_value } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.address ? { address: row.address } : {}),
  }
}
