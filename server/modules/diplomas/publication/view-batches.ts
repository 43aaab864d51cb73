import type { GraduationBatchView, Obstacle, oneGraduationBatch } from '#contracts/office/graduations.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { type BatchRow, findBatch, listBatches } from '../batches/batch.store.ts'
import { listNumberTaken } from '../register/number-taken.ts'
import { countGraduates, type SchoolCount } from './graduates.store.ts'
import { listPublications, type PublicationRow } from './graduation-publication.store.ts'

/** Shows all batches, each with its applications in figures; a school sees the figures of its own. */
export async function viewGraduationBatches(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const at = deps.clock.now()
  const schoolIds = schoolsInScope(actor, 'graduation.view')
  return deps.database.read(deadline, async (tx) => {
    const batches: GraduationBatchView[] = []
    // What stands in the way of an approved application is no figure of this page.
    for (const batch of await listBatches(tx))
      batches.push(
        viewBatch(batch, await countGraduates(tx, { batchId: batch.id, at, schoolIds, taken: [] })),
      )
    return { batches }
  })
}

/** Shows one batch: its figures by school, what can be published and what not, and its publications. */
export async function viewGraduationBatch(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<ReplyOf<typeof oneGraduationBatch>> {
  const at = deps.clock.now()
  const schoolIds = schoolsInScope(actor, 'graduation.view')
  return deps.database.read(deadline, async (tx) => {
    const batch = requireFound(await findBatch(tx, id))
    const taken = await listNumberTaken(tx, batch)
    const counts = await countGraduates(tx, { batchId: id, at, schoolIds, taken })
    const publications = await listPublications(tx, { batchId: id, schoolIds })
    return {
      batch: viewBatch(batch, counts),
      schools: counts.map((count) => ({
        id: count.school_id,
        name: count.school_name,
        ...figuresOf([count]),
      })),
      publishable: sumOf(counts, 'publishable'),
      obstacles: obstaclesOf(counts),
      publications: publications.map((row) => viewPublication(row, { actor, at })),
    }
  })
}

function viewBatch(batch: BatchRow, counts: readonly SchoolCount[]): GraduationBatchView {
  return { id: batch.id, name: batch.name, graduatesOn: batch.graduates_on, ...figuresOf(counts) }
}

function figuresOf(counts: readonly SchoolCount[]) {
  return {
    waiting: sumOf(counts, 'waiting'),
    approved: sumOf(counts, 'approved'),
    rejected: sumOf(counts, 'rejected'),
    graduated: sumOf(counts, 'graduated'),
  }
}

function sumOf(
  counts: readonly SchoolCount[],
  key: 'waiting' | 'approved' | 'rejected' | 'graduated' | 'publishable',
): number {
  return counts.reduce((total, count) => total + count[key], 0)
}

function obstaclesOf(counts: readonly SchoolCount[]): { code: Obstacle; count: number }[] {
  const totals = new Map<Obstacle, number>()
  for (const { obstacles } of counts)
    for (const [code, count] of obstacles) totals.set(code, (totals.get(code) ?? 0) + count)
  return [...totals].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count)
}

function viewPublication(row: PublicationRow, { actor, at }: { actor: StaffActor; at: Date }) {
  return {
    id: row.id,
    state: row.state,
    publishAt: row.publish_at.toISOString(),
    released: row.state === 'approved' && row.publish_at <= at,
    graduates: row.graduates,
    proposedBy: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    ...(row.note ? { note: row.note } : {}),
    ...(row.halter ? { haltedBy: row.halter } : {}),
    ...(row.halt_reason ? { haltReason: row.halt_reason } : {}),
    mine: row.proposed_by === actor.staffId,
    haltedByMe: row.halted_by === actor.staffId,
  }
}
