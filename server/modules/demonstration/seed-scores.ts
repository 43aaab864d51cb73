import { createHash } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { insertAll } from './demonstration.store.ts'
import { type MadeUpScore, sittingOf } from './made-up-scores.ts'
import type { SeededCatalogue } from './seed-catalogue.ts'
import { findStaffIds } from './seed-staff.ts'

export interface ScoreWithOwner extends MadeUpScore {
  personId: string
  ticketId: string
  isCorrected: boolean
}

/** The marks that the sample correction adds. */
const MISSED = 9

type Sitting = SeededCatalogue['sittings'][number]

/**
 * Seeds the scores, each with the batch that brought it in and the publication that released it, so that every score has
 * a true life to tell (SCO-04). The newest sitting's practice batch waits for its publication.
 */
export async function seedScores(
  tx: Tx,
  deps: Deps,
  seed: { catalogue: SeededCatalogue; scores: readonly ScoreWithOwner[] },
) {
  const { catalogue, scores } = seed
  const staff = await findStaffIds(tx)
  const batches = new Map<string, string>()
  const newest = catalogue.sittings.at(-1)
  for (const sitting of catalogue.sittings) {
    for (const kind of ['exam', 'practice'] as const) {
      const brought = scores.filter(
        (score) => score.source === kind && sittingOf(catalogue, score)?.id === sitting.id,
      )
      if (brought.length === 0) continue
      const rows = brought.length
      const candidates = new Set(brought.map(({ ticketId }) => ticketId)).size
      const batchId = deps.ids.next()
      batches.set(`${kind} ${sitting.id}`, batchId)
      await insertAll(tx, 'import_batches', [
        batchRow(sitting, { batchId, kind, rows, candidates, officer: staff.officer }),
      ])
      if (kind === 'practice' && sitting === newest) continue
      await publish(tx, deps, { sitting, batchId, ...staff })
    }
  }
  const rows = scores.map((score) => scoreRow(deps, { catalogue, batches, score }))
  const corrected = rows.find(
    (row, place) => scores[place]?.isCorrected && row.batch_id !== null && (row.mark ?? 0) >= MISSED,
  )
  // Only the score that was corrected says so (SCO-04).
  await insertAll(
    tx,
    'scores',
    rows.map((row) => ({ ...row, version: row === corrected ? 2 : 1 })),
  )
  if (corrected?.mark == null) return
  await insertAll(tx, 'score_corrections', [
    {
      id: deps.ids.next(),
      person_id: corrected.person_id,
      score_id: corrected.id,
      state: 'approved',
      old_value: JSON.stringify({ kind: 'marked', mark: corrected.mark - MISSED }),
      new_value: JSON.stringify({ kind: 'marked', mark: corrected.mark }),
      reason: `成绩复核：主观题第 4 题漏计 ${MISSED} 分`,
      requested_by: staff.officer,
      requested_at: new Date(deps.clock.now().getTime() - 20 * 24 * 3600_000),
      decided_by: staff.supervisor,
      decided_at: new Date(deps.clock.now().getTime() - 19 * 24 * 3600_000),
    },
  ])
}

function batchRow(
  sitting: Sitting,
  batch: { batchId: string; kind: 'exam' | 'practice'; rows: number; candidates: number; officer: string },
) {
  const fileName = `${sitting.name}${batch.kind === 'exam' ? '统考' : '实践'}成绩.xlsx`
  const uploadedAt = new Date(sitting.publishedAt.getTime() - 2 * 24 * 3600_000)
  return {
    id: batch.batchId,
    kind: `${batch.kind}_scores`,
    sitting_id: sitting.id,
    file_name: fileName,
    file_key: `demonstration-${sitting.number}-${batch.kind}`,
    file_bytes: batch.rows * 40,
    file_digest: createHash('sha256').update(fileName).digest(),
    state: 'applied',
    rows_total: batch.rows,
    rows_done: batch.rows,
    candidates: batch.candidates,
    uploaded_by: batch.officer,
    uploaded_at: uploadedAt,
    applied_by: batch.officer,
    applied_at: new Date(uploadedAt.getTime() + 600_000),
  }
}

async function publish(
  tx: Tx,
  deps: Deps,
  out: { sitting: Sitting; batchId: string; officer: string; supervisor: string },
) {
  const id = deps.ids.next()
  const before = (hours: number) => new Date(out.sitting.publishedAt.getTime() - hours * 3600_000)
  await insertAll(tx, 'publications', [
    {
      id,
      sitting_id: out.sitting.id,
      state: 'approved',
      publish_at: out.sitting.publishedAt,
      proposed_by: out.officer,
      proposed_at: before(20),
      decided_by: out.supervisor,
      decided_at: before(4),
    },
  ])
  await insertAll(tx, 'publication_batches', [{ publication_id: id, batch_id: out.batchId }])
}

function scoreRow(
  deps: Deps,
  made: { catalogue: SeededCatalogue; batches: ReadonlyMap<string, string>; score: ScoreWithOwner },
) {
  const { catalogue, batches, score } = made
  const sitting = sittingOf(catalogue, score)
  const obtainedOn = sitting?.heldTo ?? catalogue.sittings[0]?.heldTo ?? '2023-10-25'
  return {
    person_id: score.personId,
    id: deps.ids.next(),
    ticket_id: score.ticketId,
    course_code: score.courseCode,
    sitting_id: sitting?.id ?? null,
    source: score.source,
    outcome: score.outcome,
    mark: score.mark,
    grade: score.grade,
    obtained_on: obtainedOn,
    batch_id: sitting ? (batches.get(`${score.source} ${sitting.id}`) ?? null) : null,
    origin_note: sitting ? null : '由外省转入（示范数据）',
    transferred_on: score.atOrigin ? obtainedOn : null,
    credits_at_origin: score.atOrigin?.credits ?? null,
    name_at_origin: score.atOrigin?.name ?? null,
  }
}
