import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import type { destinationMajor, settleMajor } from '#contracts/transfers/destination-major.ts'
import { DONE } from '#kernel/act.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import {
  type ApplicationRow,
  findApplication,
  lockApplication,
  openRevision,
} from '#modules/applications/public.ts'
import { requireVisible } from '#modules/reviews/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { readForm } from '../read-form.ts'
import { type DestinationMajor, listDestinationMajors } from '../transfer-out.store.ts'
import { type FiledRevision, findSettlement, insertSettlement } from './settlement.store.ts'

const OPEN: ReadonlySet<string> = new Set(['pending', 'in_review'])

/** TRO-01: shows the major that was typed, what staff found for it, and what the province offers. */
export function viewMajor(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<ReplyOf<typeof destinationMajor>> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const row = requireTransfer(requireVisible(await findApplication(tx, id), actor))
    const form = await filedForm(tx, deps, row)
    if (form.majorFrom !== 'typed') return { majors: [] }
    const settled = await findSettlement(tx, revisionOf(row))
    const majors = await majorsFor(tx, { form, at })
    return {
      typed: { code: form.majorCode, name: form.majorName },
      ...(settled ? { settled } : {}),
      majors: majors.map(({ code, name }) => ({ code, name })),
    }
  })
}

/**
 * TRO-01: settles the code of a major that was typed. The name is that of the list when the province has the code, else what the
 * candidate wrote. Refuses `stale` once the application is decided.
 */
export function settle(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, revision, majorCode }: BodyOf<typeof settleMajor> & { id: string },
): Promise<typeof DONE> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const row = requireTransfer(requireVisible(await lockApplication(tx, id), actor))
    if (row.revision !== revision) throw new Refusal('review_revised')
    const form = await filedForm(tx, deps, row)
    if (!OPEN.has(row.state) || form.majorFrom !== 'typed') throw new Refusal('stale')
    const before = await findSettlement(tx, revisionOf(row))
    const listed = (await majorsFor(tx, { form, at })).find(({ code }) => code === majorCode)
    const name = listed?.name ?? form.majorName.trim()
    const settled = { code: majorCode, name, id: deps.ids.next(), staffId: actor.staffId, at }
    await insertSettlement(tx, revisionOf(row), settled)
    await writeAudit(tx, {
      ...{ at, actor, origin, personId: row.person_id, action: 'application.settle_major' },
      subject: { kind: 'application', id },
      ...(before ? { old: { ...before } } : {}),
      new: { code: majorCode, name },
    })
    return DONE
  })
}

function requireTransfer(row: ApplicationRow): ApplicationRow {
  if (row.service !== 'transfer-out') throw new Refusal('not_found')
  return row
}

async function filedForm(tx: Tx, deps: Deps, row: ApplicationRow): Promise<TransferOutForm> {
  const { form } = await openRevision(tx, deps, row)
  return requireFound(readForm(form))
}

function revisionOf({ person_id: personId, id: applicationId, revision }: ApplicationRow): FiledRevision {
  return { personId, applicationId, revision }
}

async function majorsFor(
  tx: Tx,
  { form, at }: { form: TransferOutForm; at: Date },
): Promise<DestinationMajor[]> {
  const all = await listDestinationMajors(tx, { province: form.province, on: beijingDateOf(at) })
  return all.filter(({ level }) => level === form.level)
}
