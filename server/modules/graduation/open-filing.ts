import { requireFound } from '#kernel/refusal.ts'
import { findDegreePlan } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { dayOfVerdict } from '#rulebook/degree-record/day-of-verdict.ts'
import { idsInForce } from '#rulebook/degree-record/kept-rules.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { findOpenFiling } from './graduation.store.ts'
import type { GraduationPlan } from './graduation-plans.ts'
import { readKeptCase } from './kept-audit.ts'

/** The version of the plan under which an application was filed that its owner may still change. */
export interface FiledPlan {
  plan: GraduationPlan
  /** The day for which it is judged: today, or its last day when it has ended since. */
  on: string
  /** The rules of 顶替 that were in force when it was filed. */
  keptRules: ReadonlySet<string>
}

/**
 * Finds the version under which a 准考证 has filed; undefined when nothing is filed that can be changed. A change of plans does not
 * reach open applications: what was filed is modified and amended under its own version (AUD-09, REV-10).
 */
export async function findFiledPlan(
  tx: Tx,
  { ticketId, today }: { ticketId: string; today: string },
): Promise<FiledPlan | undefined> {
  const filed = await findOpenFiling(tx, ticketId)
  if (!filed) return undefined
  const { planId } = filed
  const filedCase = readKeptCase(filed.degreeCase)
  const found = requireFound(await findDegreePlan(tx, { planId, on: today }))
  const { major, level, version, validTo } = found.plan
  return {
    plan: {
      planId,
      majorCode: major,
      majorName: found.majorName,
      level: levelWord(level),
      version,
      schoolName: found.schoolName,
      needsPrior: level === 'benke',
    },
    on: dayOfVerdict(validTo, { today, filedOn: filedCase.on }),
    keptRules: idsInForce(filedCase),
  }
}
