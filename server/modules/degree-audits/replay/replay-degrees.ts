import { deadlineIn } from '#kernel/deadline.ts'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { DEGREE_RULES_VERSION } from '#rulebook/degree/rules-version.ts'
import type { Deps } from '#server/deps.ts'
import {
  type DecisionRow,
  enterPage,
  finishReplay,
  insertReplay,
  listDecisions,
  type NewDifference,
} from './replay.store.ts'

const STEP_MS = 60_000
const PAGE = 200

/** What a replay has found. */
export interface Replayed {
  id: string
  decisions: number
  differences: number
}

/** What happens to a difference besides being kept: the command prints it. */
type Report = (difference: NewDifference) => void

/**
 * AUD-09: recomputes every decision on a graduation from the case that it keeps, and compares the answers to the byte. The
 * decisions are read in pages, so that memory does not grow with them, however many differ. Each difference is kept,
 * reported and counted: it means that the rules changed their meaning, or that something kept was touched.
 */
export async function replayDegrees(
  deps: Pick<Deps, 'database' | 'clock' | 'ids' | 'log'>,
  report: Report = () => undefined,
): Promise<Replayed> {
  const { database, clock } = deps
  const id = deps.ids.next()
  let decisions = 0
  let differences = 0
  let after: { decidedAt: Date; id: string } | undefined
  await database.transact(deadlineIn(STEP_MS), (tx) =>
    insertReplay(tx, { id, rulesVersion: DEGREE_RULES_VERSION, at: clock.now() }),
  )
  for (;;) {
    const page = await database.read(deadlineIn(STEP_MS), (tx) => listDecisions(tx, { after, limit: PAGE }))
    const last = page.at(-1)
    if (!last) break
    const found = page.flatMap(differenceOf)
    await database.transact(deadlineIn(STEP_MS), (tx) =>
      enterPage(tx, { replayId: id, decisions: page.length, differences: found }),
    )
    found.forEach(report)
    differences += found.length
    decisions += page.length
    after = { decidedAt: last.decided_at, id: last.id }
  }
  await database.transact(deadlineIn(STEP_MS), (tx) => finishReplay(tx, { id, at: clock.now() }))
  if (differences > 0)
    deps.log.error('degree-replay-differs', new Error(`${differences} of ${decisions} decisions differ`))
  return { id, decisions, differences }
}

function differenceOf({
  id,
  application_id: applicationId,
  degree_case,
  answer,
}: DecisionRow): NewDifference[] {
  const recomputed = answerLine(degree_case)
  return recomputed === answer ? [] : [{ decisionId: id, applicationId, kept: answer, recomputed }]
}
