import type { EntryDifference } from '#contracts/office/double-entry.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { outcomeOf } from '#modules/scores/public.ts'
import type { Deps } from '#server/deps.ts'
import { findSecond, listBatches } from '../batch.store.ts'
import type { ImportState } from '../import.lifecycle.ts'
import { viewBatch } from '../import.view.ts'
import { requireBatch } from '../require-batch.ts'
import {
  countDifferences,
  countSettled,
  type DifferenceRow,
  listDifferences,
  listSettled,
} from './comparison.store.ts'

const LIMIT = 200
/** The states that end without a user's doing. */
const MOVING: readonly ImportState[] = ['uploaded', 'checking', 'applying', 'rolling_back']

/** IMP-02: shows where the two entries of a batch differ, and how each difference was settled. */
export async function viewComparison(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
) {
  // The batch is locked while it is read, so that it is not applied between the count and the list.
  return deps.database.transact(deadline, async (tx) => {
    const first = await requireBatch(tx, { id, actor, grant: 'import.upload' })
    if (!first.is_double) throw new Refusal('not_found')
    const isFirst = first.uploaded_by === actor.staffId
    const found = await findSecond(tx, id)
    // Read once: a check that ends between two readings would show a second entry that is ready, and yet no comparison.
    const [second] = found ? await listBatches(tx, { schoolIds: undefined, id: found.id, limit: 1 }) : []
    if (second === undefined)
      return { isCompared: false, isComing: false, all: 0, open: 0, differences: [], isFirst }
    const shown = { second: viewBatch(second), isFirst }
    if (second.state === 'compared') {
      const settled = await listSettled(tx, second.id, LIMIT)
      return {
        ...shown,
        isCompared: true,
        isComing: false,
        all: await countSettled(tx, second.id),
        open: 0,
        differences: settled.map(viewDifference),
      }
    }
    const areSound = first.rows_faulty === 0 && second.rows_faulty === 0
    if (first.state !== 'checked' || second.state !== 'checked' || !areSound)
      return {
        ...shown,
        isCompared: false,
        isComing: MOVING.includes(first.state) || MOVING.includes(second.state as ImportState),
        ...{ all: 0, open: 0, differences: [] },
      }
    const pair = { firstId: id, secondId: second.id }
    const differences = await listDifferences(tx, { ...pair, limit: LIMIT })
    return {
      ...{ ...shown, ...(await countDifferences(tx, pair)), isCompared: true, isComing: false },
      differences: differences.map(viewDifference),
    }
  })
}

function viewDifference(row: DifferenceRow): EntryDifference {
  const { chosen, reason, settled_by: by } = row
  return {
    ticketNo: row.ticket_no,
    courseCode: row.course_code,
    ...(row.name === null ? {} : { personName: row.name }),
    ...(row.course_name === null ? {} : { courseName: row.course_name }),
    ...(row.first_value === null ? {} : { first: outcomeOf(row.first_value) }),
    ...(row.second_value === null ? {} : { second: outcomeOf(row.second_value) }),
    ...(chosen && reason !== null && by !== null ? { settled: { chosen, reason, by } } : {}),
  }
}
