import { openRevision } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { transferredCoursesIn } from './filed-transfer.ts'
import { listOpenTransfers, type StandingMatter } from './supplements.store.ts'

type Deps = Pick<Adapters, 'cipher'>

/**
 * SUP-04: the 转入补登 that wait and bring in this course. `except`: the ids or subjects of what is asked about itself.
 */
export async function listTransfersOf(
  tx: Tx,
  deps: Deps,
  { personId, course, except }: { personId: string; course: string; except: readonly string[] },
): Promise<StandingMatter[]> {
  const others = await openTransfers(tx, deps, { personId, except })
  return others.flatMap(({ transfer, courses }) => (courses.includes(course) ? [transfer] : []))
}

/** AUD-05: the courses that the 转入补登 of a person bring in which wait for their decision, each with its application. */
export async function listCoursesToTransfer(
  tx: Tx,
  deps: Deps,
  personId: string,
): Promise<ReadonlyMap<string, string>> {
  const all = await openTransfers(tx, deps, { personId, except: [] })
  return new Map(
    all.flatMap(({ transfer: { id }, courses }) => courses.map((course): [string, string] => [course, id])),
  )
}

/** Their subject is the transfer, so that only what was filed tells their courses. */
async function openTransfers(
  tx: Tx,
  deps: Deps,
  { personId, except }: { personId: string; except: readonly string[] },
): Promise<{ transfer: StandingMatter; courses: string[] }[]> {
  const found: { transfer: StandingMatter; courses: string[] }[] = []
  for (const transfer of await listOpenTransfers(tx, personId)) {
    if (except.includes(transfer.id) || except.includes(transfer.subject)) continue
    const { filed } = await openRevision(tx, deps, transfer)
    found.push({ transfer, courses: transferredCoursesIn(filed) })
  }
  return found
}
