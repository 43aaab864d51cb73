import type { Dice } from './dice.ts'
import type { Progress } from './personas.ts'
import type { SeededCatalogue } from './seed-catalogue.ts'
import type { SeededPlan } from './seeded-catalogue.store.ts'

export interface MadeUpScore {
  courseCode: string
  /** Index into the catalogue's sittings; undefined: the score does not come from a sitting. */
  sitting: number | undefined
  source: 'exam' | 'practice' | 'transfer_in'
  outcome: 'marked' | 'graded' | 'absent' | 'violation'
  mark: number | null
  grade: string | null
  /** What the other province says of a score that was transferred in (AUD-02). */
  atOrigin?: { credits: number; name: string }
}

const POLITICAL = ['03708', '03709']
const ENOUGH = 8

/** Makes a plausible record: a few courses each sitting, some failed and repeated, practice after its theory. */
export function makeScores(
  dice: Dice,
  plan: SeededPlan,
  options: { progress: Progress; sittings: number },
): MadeUpScore[] {
  const targets = coursesWanted(plan, options.progress)
  const scores: MadeUpScore[] = []
  const open = [...targets]
  for (let sitting = 0; sitting < options.sittings; sitting += 1) {
    const left = options.sittings - sitting
    const isComplete =
      options.progress === 'all' || options.progress === 'one_short' || options.progress === 'exemptible'
    const count = isComplete ? Math.ceil(open.length / left) : 1 + dice.below(3)
    for (const course of open.splice(0, count)) {
      const score = makeScore(dice, course, { sitting, isSure: isComplete })
      scores.push(score)
      if (!isPass(score) && sitting < options.sittings - 1) open.unshift(course)
    }
  }
  return withSituation(dice, scores, { ...options, plan })
}

function coursesWanted(plan: SeededPlan, progress: Progress) {
  const ordered = [...plan.courses].sort((a, b) => rank(a.mode) - rank(b.mode))
  if (progress === 'one_short') return ordered.filter(({ code }) => code !== ordered[4]?.code)
  // EXM-05: the courses from which a 毕业证书 exempts are still open, and enough others are passed to apply.
  if (progress === 'exemptible')
    return ordered.filter(({ code }) => !POLITICAL.includes(code)).slice(0, ENOUGH)
  return ordered
}

function rank(mode: string): number {
  return mode === 'written' ? 0 : mode === 'practice' ? 1 : 2
}

function makeScore(
  dice: Dice,
  course: SeededPlan['courses'][number],
  { sitting, isSure }: { sitting: number; isSure: boolean },
): MadeUpScore {
  const source = course.mode === 'written' ? ('exam' as const) : ('practice' as const)
  const base = { courseCode: course.code, sitting, source, mark: null, grade: null }
  if (course.mode === 'thesis')
    return { ...base, outcome: 'graded', grade: dice.pick(['good', 'medium', 'pass']) }
  if (!isSure && dice.roll() < 0.07) return { ...base, outcome: 'absent' }
  const bell = (dice.roll() + dice.roll() + dice.roll()) / 3
  const mark = Math.round(isSure ? 60 + 38 * bell : 35 + 62 * bell)
  return { ...base, outcome: 'marked', mark: Math.min(98, mark) }
}

function isPass(score: MadeUpScore): boolean {
  return score.outcome === 'graded' || (score.outcome === 'marked' && (score.mark ?? 0) >= 60)
}

function withSituation(
  dice: Dice,
  scores: MadeUpScore[],
  { progress, sittings, plan }: { progress: Progress; sittings: number; plan: SeededPlan },
): MadeUpScore[] {
  switch (progress) {
    case 'absent_and_violation':
      return scores.map((score, place) => {
        if (score.sitting !== sittings - 1 && place !== 0) return score
        const outcome = place % 2 === 0 ? ('violation' as const) : ('absent' as const)
        return { ...score, outcome, mark: null, grade: null }
      })
    case 'transferred_in':
      return scores.map((score, place) =>
        place < 4
          ? {
              ...score,
              sitting: undefined,
              source: 'transfer_in' as const,
              outcome: 'marked' as const,
              mark: 62 + dice.below(30),
              atOrigin: originOf(plan, score.courseCode),
            }
          : score,
      )
    case 'few':
      return scores.slice(-3)
    case 'some':
    case 'all':
    case 'one_short':
    case 'corrected':
    case 'exemptible':
      return scores
    default:
      return progress satisfies never
  }
}

function originOf({ courses }: SeededPlan, code: string) {
  const course = courses.find((one) => one.code === code)
  return { credits: course?.credits ?? 0, name: course?.name ?? code }
}

/** Finds a score's sitting in the catalogue. */
export function sittingOf(catalogue: SeededCatalogue, score: MadeUpScore) {
  return score.sitting === undefined ? undefined : catalogue.sittings[score.sitting]
}
