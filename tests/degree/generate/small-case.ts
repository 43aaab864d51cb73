import type {
  DegreeCase,
  DegreeCourse,
  DegreePlan,
  Situation,
  Substitution,
} from '#rulebook/degree/degree-case.ts'
import { type Dice, diceFor } from './dice.ts'
import { inflate } from './inflate.ts'
import type { Sizes } from './sizes.ts'
import { smallScores } from './small-scores.ts'
import { growTree } from './tree.ts'

/** Codes of the plan, of a situation and of old plans. The second alphabet is one in which orders of text differ. */
const alphabets = [
  {
    plan: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'],
    situation: ['A', 'B', 'S', 'T'],
    old: ['O', 'P', 'Q', 'R'],
  },
  {
    plan: ['10', '9', 'a', 'Ａ', '😀', 'q"', '1', 'aa'],
    situation: ['9', 'Ａ', 's', 'é'],
    old: ['o\\', '𠀀', '\u2028', 'B'],
  },
] as const

/** A case small enough to try every assignment, with every feature of the paper and many collisions of codes. */
export function smallCase(seed: number): DegreeCase {
  return caseOfSize(seed, {
    name: 'small',
    courses: [0, 1, 2, 3, 3, 4, 4, 5, 5, 6],
    codes: [2, 3, 4, 5, 6],
    scores: [0, 1, 2, 3, 4, 4, 5, 5, 6, 6],
    rules: [0, 1, 1, 2, 2, 3, 3],
    old: [0, 1, 1, 1, 2, 2, 3],
    meets: [1, 1, 1, 2, 2, 3],
  })
}

/** One that is nearly too large for it, with more rules that are wider: what a small one cannot contain. */
export function widerCase(seed: number): DegreeCase {
  return caseOfSize(seed, {
    name: 'wider',
    courses: [5, 6, 7, 7, 8],
    codes: [6, 7, 8, 9],
    scores: [7, 8, 9, 10],
    rules: [2, 3, 3, 4, 5],
    old: [1, 2, 2, 3],
    meets: [1, 2, 2, 3],
  })
}

function caseOfSize(seed: number, sizes: Sizes): DegreeCase {
  const dice = diceFor(seed)
  const codes = dice.chance(0.92) ? alphabets[0] : alphabets[1]
  const courses = smallCourses(dice, dice.some(codes.plan, dice.one(sizes.courses)))
  const situations = dice.chance(0.35) ? smallSituations(dice, codes.situation) : []
  const plan = smallPlan(dice, courses, situations)
  const substitutions = smallSubstitutions(dice, { plan, old: codes.old, sizes })
  const picked = situations.length > 0 && dice.chance(0.7) ? dice.one(situations) : undefined
  const degreeCase: DegreeCase = {
    id: `${sizes.name}-${seed}`,
    on: '2026-12-16',
    graduatesOn: dice.one(['2026-12-30', '2026-12-30', '2027-02-28', '2027-02-27', '2028-02-29']),
    plan,
    substitutions,
    transferMonths: dice.one([6, 6, 6, 0, 1]),
    record: {
      situation: picked?.id ?? null,
      priorQualification: dice.chance(0.95) ? dice.one(['verified', 'claimed'] as const) : 'none',
      ticket: dice.chance(0.95) ? 'active' : dice.one(['transferring_out', 'graduated', 'closed']),
      sanctions: dice.chance(0.06) ? [{ kind: 'ban', until: dice.one(['2026-12-30', '2026-12-31']) }] : [],
      diplomas: dice.chance(0.05) ? [{ major: 'M', level: dice.one(['benke', 'zhuanke'] as const) }] : [],
      scores: smallScores(dice, { plan, situations, substitutions, sizes }),
    },
  }
  return dice.chance(0.1) ? inflate(degreeCase) : degreeCase
}

function smallPlan(dice: Dice, courses: DegreeCourse[], situations: Situation[]): DegreePlan {
  const total = courses.reduce((sum, { credits }) => sum + credits, 0)
  const counting = courses.filter(({ mode, partOf }) => mode !== 'thesis' && partOf === undefined).length
  return {
    major: 'M',
    version: '2026',
    level: dice.one(['benke', 'benke', 'zhuanke']),
    validFrom: dice.one([null, '2026-01-01', '2026-12-16']),
    validTo: dice.one([null, null, null, null, '2026-12-16', '2026-12-16', '2026-12-15']),
    minCourses: Math.max(1, dice.chance(0.3) ? counting : dice.whole(0, counting - 1)),
    minCredits: dice.chance(0.05)
      ? total + 0.5
      : Math.round(total * dice.one([0, 0, 0.5, 0.6, 0.7, 0.9]) * 2) / 2,
    courses,
    requires: smallTree(dice, courses),
    situations,
    local: dice.chance(0.4) ? smallLocal(dice, courses) : null,
  }
}

function smallCourses(dice: Dice, codes: readonly string[]): DegreeCourse[] {
  return codes.map((code) => {
    const mode = dice.one(['written', 'written', 'written', 'written', 'practice', 'thesis'] as const)
    const others = codes.filter((other) => other !== code)
    return {
      code,
      credits: mode === 'thesis' && dice.chance(0.6) ? 0 : dice.one([0, 1, 2, 2, 2.5, 3, 3, 4, 4.5, 5]),
      mode,
      ...(dice.chance(0.15) ? { ownMajor: dice.chance(0.8) } : {}),
      ...(others.length > 0 && dice.chance(0.12) ? { partOf: dice.one(others) } : {}),
      ...(dice.chance(0.18) ? { offered: dice.chance(0.2) } : {}),
    }
  })
}

/** Most courses stand in the tree once, some nowhere, some at several places. */
function smallTree(dice: Dice, courses: readonly DegreeCourse[]) {
  const places = dice.chance(0.6) ? [0, 1, 1, 1, 1, 1, 1, 1, 1, 1] : [1, 1, 1, 2, 2, 3]
  const leaves = courses.flatMap((course) => Array.from({ length: dice.one(places) }, () => course))
  return growTree(dice, dice.shuffle(leaves).slice(0, 8), dice.whole(1, 3))
}

function smallSituations(dice: Dice, codes: readonly string[]): Situation[] {
  return Array.from({ length: dice.whole(1, 2) }, (_, place) => {
    const courses = smallCourses(dice, dice.some(codes, dice.whole(0, 2)))
    return { id: `s${place}`, courses, requires: smallTree(dice, courses) }
  })
}

function smallLocal(dice: Dice, courses: readonly DegreeCourse[]) {
  const codes = courses.map(({ code }) => code)
  const named = dice.some(codes, dice.whole(0, 3))
  return {
    min: dice.one([0, 1, 1, 2, 2, 3]),
    named,
    minNamed: dice.whole(0, Math.min(2, named.length)),
    exempt: dice.chance(0.5),
  }
}

function smallSubstitutions(
  dice: Dice,
  from: { plan: DegreePlan; old: readonly string[]; sizes: Sizes },
): Substitution[] {
  const ofPlan = from.plan.courses.map(({ code }) => code)
  const ofSituations = from.plan.situations.flatMap(({ courses }) => courses.map(({ code }) => code))
  const olds = [
    ...new Set([
      ...from.old,
      ...from.old.slice(0, 2),
      ...dice.some(ofPlan, 2),
      ...dice.some(ofSituations, 1),
    ]),
  ]
  const news = [...new Set([...ofPlan, ...ofSituations, 'Z'])]
  return Array.from({ length: dice.one(from.sizes.rules) }, (_, place) => {
    const old = dice.some(olds, dice.one(from.sizes.old))
    return {
      id: `r${place}`,
      old,
      new: dice.some(news, dice.one(from.sizes.meets)),
      needs: smallNeeds(dice, old.length),
      passedBefore: dice.one([null, null, '2025-01-01', '2026-12-16', '2026-12-17']),
      appliesFrom: dice.one([null, null, null, null, null, '2026-12-16', '2026-12-16', '2026-12-17']),
      appliesTo: dice.one([null, null, null, null, null, '2026-12-16', '2026-12-16', '2026-12-15']),
      exempted: dice.chance(0.6),
    }
  })
}

function smallNeeds(dice: Dice, width: number) {
  const atLeast = dice.whole(1, dice.chance(0.9) ? Math.max(1, width) : 3)
  const minCredits = dice.one([0, 0, 0, 0, 1, 2, 3, 4.5, 6])
  return minCredits === 0 && dice.chance(0.5) ? { atLeast } : { atLeast, minCredits }
}
