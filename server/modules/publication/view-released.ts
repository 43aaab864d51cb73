import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { listBatches, readSetAside, viewBatch } from '#modules/imports/public.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { outcomeOf } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { listPublications } from './publication.store.ts'
import { viewPublication } from './publication.view.ts'
import {
  type FiguresRow,
  listBatchCourses,
  listBatchIds,
  listCourses,
  listScores,
  readFigures,
  readPrevious,
} from './released.store.ts'
import { digestOf } from './released-digest.ts'

const PAGE = 50

interface Released {
  batch: ReturnType<typeof viewBatch>
  candidates: number
  setAside: Awaited<ReturnType<typeof readSetAside>>
}

/** IMP-02: shows what a publication releases, so that the second person knows what they approve. */
export async function viewReleased(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
) {
  requirePublisher(actor)
  const at = deps.clock.now()
  // One transaction reads it all: a batch that leaves meanwhile may not be half in the digest.
  return deps.database.transact(deadline, async (tx) => {
    const [row] = await listPublications(tx, { id })
    const publication = requireFound(row)
    const figures = await readFigures(tx, id)
    const ids = await listBatchIds(tx, id)
    const batches = await listBatches(tx, { schoolIds: undefined, ids, limit: ids.length })
    const released: Released[] = []
    for (const batch of batches)
      released.push({
        ...{ batch: viewBatch(batch), candidates: batch.candidates ?? 0 },
        setAside: await readSetAside(tx, batch.id),
      })
    return {
      publication: viewPublication(publication, { staffId: actor.staffId, at }),
      digest: digestOf(publication, figures),
      batches: released,
      courses: await viewCourses(tx, { id, figures, at }),
      figures: figures.map(({ batch_id, course_code, source, scores, passed, absent, violations }) => ({
        ...{ batchId: batch_id, courseCode: course_code, practice: source === 'practice' },
        ...{ scores, passed, absent, violations },
      })),
    }
  })
}

/** IMP-02: shows the scores of one batch of a publication. */
export async function viewReleasedBatch(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id, batchId, course, after }: { id: string; batchId: string; course?: string; after?: string },
) {
  requirePublisher(actor)
  return deps.database.read(deadline, async (tx) => {
    const ids = await listBatchIds(tx, id)
    const [batch] = await listBatches(tx, {
      schoolIds: undefined,
      ids: ids.filter((one) => one === batchId),
      limit: 1,
    })
    const rows = await listScores(tx, { batchId: requireFound(batch).id, course, after, limit: PAGE + 1 })
    return {
      batch: viewBatch(requireFound(batch)),
      courses: (await listBatchCourses(tx, batchId)).map(({ code, name }) => ({
        courseCode: code,
        courseName: name,
      })),
      scores: rows.slice(0, PAGE).map((row) => ({
        id: row.id,
        ticketNo: row.ticket_no,
        personName: row.name,
        courseCode: row.course_code,
        courseName: row.course_name,
        outcome: outcomeOf(row),
      })),
      more: rows.length > PAGE,
    }
  })
}

/** Refuses everybody but those who propose or approve publications for the whole authority. */
function requirePublisher(actor: StaffActor): void {
  const isPublisher = (['publication.propose', 'publication.approve'] as const).some(
    (grant) => schoolsInScope(actor, grant) === undefined,
  )
  if (!isPublisher) throw new Refusal('not_permitted')
}

async function viewCourses(tx: Tx, shown: { id: string; figures: readonly FiguresRow[]; at: Date }) {
  const keyOf = (row: { course_code: string; source: string }) => `${row.course_code} ${row.source}`
  const courses = [...new Map(shown.figures.map((row) => [keyOf(row), row])).values()]
  const names = new Map(
    (
      await listCourses(
        tx,
        courses.map((row) => row.course_code),
      )
    ).map(({ code, name }) => [code, name]),
  )
  const previous = new Map((await readPrevious(tx, shown.id, shown.at)).map((row) => [keyOf(row), row]))
  return courses.map((row) => {
    const before = previous.get(keyOf(row))
    return {
      courseCode: row.course_code,
      courseName: names.get(row.course_code) ?? row.course_code,
      practice: row.source === 'practice',
      ...(before === undefined ? {} : { previous: viewPrevious(before) }),
    }
  })
}

function viewPrevious({
  sitting_name,
  scores,
  passed,
  absent,
  violations,
}: {
  sitting_name: string
  scores: number
  passed: number
  absent: number
  violations: number
}) {
  return { sittingName: sitting_name, scores, passed, absent, violations }
}
