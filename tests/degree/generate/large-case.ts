import type { DegreeCase, DegreeCourse, Situation } from '#rulebook/degree/degree-case.ts'
import { type Dice, diceFor } from './dice.ts'
import { type Knobs, LARGE_FLAVOURS, type LargeFlavour } from './large-flavours.ts'
import { largeRecord } from './large-record.ts'
import { largeRules } from './large-rules.ts'
import { largeTree } from './large-tree.ts'

/** A case as large as §7 of the paper allows, hard in the way of its flavour. */
export function largeCase(seed: number, flavour: LargeFlavour): DegreeCase {
  return caseWith(seed, { name: flavour, knobs: LARGE_FLAVOURS[flavour] })
}

/** A case by its knobs: the search for slow cases turns them. */
export function caseWith(seed: number, { name, knobs }: { name: string; knobs: Knobs }): DegreeCase {
  const dice = diceFor(seed)
  const courses = largeCourses(dice, knobs)
  const planted = new Set(dice.some(courses, Math.ceil(courses.length * knobs.planted)))
  const requires = largeTree(dice, { courses, planted, knobs })
  const situation = knobs.situation > 0 ? largeSituation(dice, { courses, knobs }) : undefined
  const rules = largeRules(dice, { courses: [...courses, ...(situation?.courses ?? [])], knobs })
  const counting = [...planted].filter(({ mode, partOf }) => mode !== 'thesis' && partOf === undefined)
  const local = {
    min: Math.floor(counting.length * knobs.local),
    named: dice.some(courses, 12).map(({ code }) => code),
    minNamed: dice.whole(0, 4),
    exempt: dice.chance(0.5),
  }
  return {
    id: `${name}-${seed}`,
    on: '2026-12-16',
    graduatesOn: '2026-12-30',
    plan: {
      major: '120203K',
      version: '2026',
      level: 'benke',
      validFrom: '2026-01-01',
      validTo: null,
      minCourses: Math.max(1, Math.floor(counting.length * knobs.total)),
      minCredits: Math.floor(creditsOf([...planted]) * knobs.total * 2) / 2,
      courses,
      requires,
      situations: situation === undefined ? [] : [situation],
      local: knobs.local > 0 ? local : null,
    },
    substitutions: rules,
    transferMonths: 6,
    record: {
      situation: situation?.id ?? null,
      priorQualification: 'verified',
      ticket: 'active',
      sanctions: [],
      diplomas: [],
      scores: largeRecord(dice, { courses, situation, rules, knobs }),
    },
  }
}

function creditsOf(courses: readonly DegreeCourse[]): number {
  return courses.reduce((sum, { credits }) => sum + credits, 0)
}

function largeCourses(dice: Dice, knobs: Knobs): DegreeCourse[] {
  return Array.from({ length: knobs.courses }, (_, place) => {
    const isThesis = place === knobs.courses - 1
    const isPart = !isThesis && place % 10 === 9
    return {
      code: String(10_000 + place),
      credits: isThesis ? 0 : dice.one(knobs.credits),
      mode: isThesis ? 'thesis' : isPart ? 'practice' : 'written',
      ...(isThesis || dice.chance(knobs.ownMajor) ? { ownMajor: true } : {}),
      ...(isPart ? { partOf: String(10_000 + place - 1) } : {}),
      ...(dice.chance(knobs.offered) ? {} : { offered: false }),
    }
  })
}

function largeSituation(dice: Dice, from: { courses: readonly DegreeCourse[]; knobs: Knobs }): Situation {
  const shared = dice.some(from.courses, Math.floor(from.knobs.situation / 3)).map(({ code }) => code)
  const own = Array.from({ length: from.knobs.situation - shared.length }, (_, place) =>
    String(30_000 + place),
  )
  const courses = [...shared, ...own].map((code): DegreeCourse => {
    return { code, credits: dice.one(from.knobs.credits), mode: 'written' }
  })
  const half = courses.slice(0, Math.floor(courses.length / 2))
  const rest = courses.slice(half.length)
  return {
    id: 'other-major',
    courses,
    requires: {
      all: [
        { choose: { atLeast: Math.ceil(half.length / 2), of: leaves(half) } },
        { choose: { atLeast: 1, minCredits: Math.floor(creditsOf(rest) / 2), of: leaves(rest) } },
      ],
    },
  }
}

function leaves(courses: readonly DegreeCourse[]) {
  return courses.map(({ code }) => ({ course: code }))
}
