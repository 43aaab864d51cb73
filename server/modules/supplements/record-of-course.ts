import type { FieldProblem } from '#contracts/refusals.ts'
import { listPasses, type PassesOf } from '#modules/score-effects/public.ts'
import { outcomeOf, type PersonScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { outcomeWords, SOURCE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { ScoreOutcome, ScoreSource } from '#rulebook/scores/score.ts'
import { isBetter, type SupplementOutcome } from '#rulebook/supplements/supplement-mark.ts'

/** A passed or exempted course on a person's record. */
export interface PassedScore {
  course: string
  outcome: ScoreOutcome
  words: string
}

/** Reads what a person has passed or is exempted from, over all 准考证, as it counts under the one of the row. */
export async function readPassed(tx: Tx, key: PassesOf): Promise<PassedScore[]> {
  const passes = await listPasses(tx, key)
  return passes.map((score) => ({
    course: score.course_code,
    outcome: outcomeOf(score),
    words: wordsOf(score),
  }))
}

/** 「统考 78 分（2010年4月25日）」 */
function wordsOf(score: PersonScore): string {
  const source = SOURCE_WORDS[score.source as ScoreSource]
  return `${source} ${outcomeWords(outcomeOf(score))}（${formatDate(score.obtained_on)}）`
}

/** A score that is there stays, and the better one counts: what is not better need not be registered. */
export function coveredProblems(
  field: string,
  { course, outcome }: { course: string; outcome: SupplementOutcome },
  passed: readonly PassedScore[],
): FieldProblem[] {
  const better = passed.find((one) => one.course === course && !isBetter(outcome, one.outcome))
  if (better === undefined) return []
  const text = `考籍中已有这门课程的成绩：${better.words}。填写的成绩不高于它，不需要补登。`
  return [{ field, code: 'covered', text }]
}
