import type {
  DegreeOutcome,
  DegreePlan,
  DegreeScore,
  Situation,
  Substitution,
} from '#rulebook/degree/degree-case.ts'
import type { Dice } from './dice.ts'
import type { Sizes } from './sizes.ts'

interface Around {
  plan: DegreePlan
  situations: readonly Situation[]
  substitutions: readonly Substitution[]
  sizes: Sizes
}

/** Scores of the plan, of old codes, several of one code, and now and then of a course that nobody asks for. */
export function smallScores(dice: Dice, around: Around): DegreeScore[] {
  const lines = [...around.plan.courses, ...around.situations.flatMap(({ courses }) => courses)]
  const olds = around.substitutions.flatMap(({ old }) => old)
  const codes = [...lines.map(({ code }) => code), ...olds, ...olds, ...(dice.chance(0.1) ? ['Y'] : [])]
  if (codes.length === 0) return []
  const together =
    around.substitutions.length > 0 && dice.chance(0.4) ? dice.one(around.substitutions).old : []
  const few = [...new Set([...together, ...dice.shuffle(codes)])].slice(0, dice.one(around.sizes.codes))
  return Array.from({ length: dice.one(around.sizes.scores) }, (_, place) => {
    const course = few.length > place && dice.chance(0.8) ? (few[place] ?? dice.one(few)) : dice.one(few)
    const credits = lines.find(({ code }) => code === course)?.credits
    return smallScore(dice, { id: `x${dice.chance(0.5) ? 9 - place : place}${place}`, course, credits })
  })
}

function smallScore(
  dice: Dice,
  line: { id: string; course: string; credits: number | undefined },
): DegreeScore {
  const credits =
    line.credits !== undefined && dice.chance(0.8) ? line.credits : dice.one([0, 1, 2, 2.5, 3, 4, 5])
  const score = {
    id: line.id,
    course: line.course,
    credits,
    outcome: smallOutcome(dice),
    passedOn: dice.chance(0.02)
      ? '2026-12-17'
      : dice.one(['2024-10-26', '2024-10-26', '2024-12-31', '2025-01-01', '2026-12-15', '2026-12-16']),
    state: dice.chance(0.94) ? 'valid' : dice.one(['void', 'transferred_out'] as const),
    ...(dice.chance(0.75) ? { ownMajor: dice.chance(0.75) } : {}),
  } as const
  if (!dice.chance(0.25)) return { ...score, source: sourceFor(dice, score.outcome) }
  return {
    ...score,
    source: 'transfer_in',
    transferredOn: dice.one([
      '2026-06-30',
      '2026-06-30',
      '2026-07-01',
      '2026-08-31',
      '2026-08-27',
      '2026-12-17',
    ]),
    creditsAtOrigin: dice.chance(0.9) ? (line.credits ?? credits) : credits + 0.5,
    nameAgrees: dice.chance(0.95),
  }
}

function sourceFor(dice: Dice, outcome: DegreeOutcome) {
  if ('exempted' in outcome) return dice.one(['exemption', 'exemption', 'exam'] as const)
  return dice.one(['exam', 'exam', 'practice', 'supplement'] as const)
}

function smallOutcome(dice: Dice): DegreeOutcome {
  const roll = dice.whole(1, 100)
  if (roll <= 62) return { mark: dice.one([60, 60, 61, 75, 75, 100]) }
  if (roll <= 66) return { mark: dice.one([59, 0]) }
  if (roll <= 76) return { grade: dice.one(['excellent', 'good', 'medium', 'pass', 'fail']) }
  if (roll <= 96) return { exempted: true }
  return roll <= 98 ? { absent: true } : { violation: true }
}
