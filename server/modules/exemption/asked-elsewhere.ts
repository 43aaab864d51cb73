import { listCoursesToTransfer, listTransfersOf } from '#modules/supplements/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { type Asker, findAskedElsewhere, listAskedElsewhere } from './exemption.store.ts'

type Deps = Pick<Adapters, 'cipher'>

/** SUP-04: the courses that are asked for in another way: as a subject of their own, or inside a 转入补登. */
export async function coursesElsewhere(tx: Tx, deps: Deps, asker: Asker): Promise<ReadonlySet<string>> {
  return new Set([
    ...(await listAskedElsewhere(tx, asker)),
    ...(await listCoursesToTransfer(tx, deps, asker.personId)).keys(),
  ])
}

/** SUP-04: the open application that asks for a course in another way, a 转入补登 with it included. */
export async function matterElsewhere(
  tx: Tx,
  deps: Deps,
  asked: Asker & { course: string },
): Promise<{ title: string; ticketNo: string; state: string } | undefined> {
  const { personId, course } = asked
  const other = await findAskedElsewhere(tx, asked)
  return other ?? (await listTransfersOf(tx, deps, { personId, course, except: [] }))[0]
}
