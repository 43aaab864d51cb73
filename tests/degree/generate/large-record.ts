import type { DegreeCourse, DegreeScore, Situation, Substitution } from '#rulebook/degree/degree-case.ts'
import type { Dice } from './dice.ts'
import type { Knobs } from './large-flavours.ts'

/** One score for each passed code, then further ones of the same codes until there are enough. */
export function largeRecord(
  dice: Dice,
  from: {
    courses: readonly DegreeCourse[]
    situation: Situation | undefined
    rules: readonly Substitution[]
    knobs: Knobs
  },
): DegreeScore[] {
  const { knobs } = from
  const creditsOf = new Map(
    [...from.courses, ...(from.situation?.courses ?? [])]
      .toReversed()
      .map(({ code, credits }) => [code, credits]),
  )
  const old = [...new Set(from.rules.flatMap((rule) => rule.old))].filter((code) => !creditsOf.has(code))
  const passed = [
    ...[...creditsOf.keys()].filter(() => dice.chance(knobs.passed)),
    ...old.filter(() => dice.chance(knobs.oldPassed)),
  ].slice(0, knobs.scores)
  if (passed.length === 0) return []
  const further = Array.from({ length: knobs.scores - passed.length }, () => dice.one(passed))
  const codes = dice.shuffle([...passed, ...further])
  return codes.map((course, place) => {
    const credits = creditsOf.get(course) ?? dice.one([2, 3, 4, 5, 6])
    return oneScore(dice, { id: `x${place}`, course, credits }, knobs)
  })
}

function oneScore(
  dice: Dice,
  line: { id: string; course: string; credits: number },
  knobs: Knobs,
): DegreeScore {
  const isExempted = dice.chance(knobs.exemptions)
  const score = {
    ...line,
    outcome: isExempted ? ({ exempted: true } as const) : { mark: dice.whole(60, 100) },
    passedOn: dice.one(['2021-04-10', '2023-10-28', '2025-10-25', '2026-04-11']),
    state: 'valid',
    ownMajor: dice.chance(0.8),
  } as const
  if (!dice.chance(knobs.transfers)) return { ...score, source: isExempted ? 'exemption' : 'exam' }
  return {
    ...score,
    source: 'transfer_in',
    transferredOn: '2026-04-20',
    creditsAtOrigin: line.credits,
    nameAgrees: true,
  }
}
