import type {
  DegreeCase,
  DegreeCourse,
  DegreePlan,
  DegreeScore,
  LocalRule,
  Requirement,
  Situation,
} from '../degree-case.ts'
import {
  type AskedCourse,
  FOREIGN,
  LOCAL,
  type Need,
  type Origin,
  type Pass,
  type Question,
  type Supply,
  TRANSFERRED,
} from './question.ts'
import { rulesInForce } from './rules-in-force.ts'

/** The usable scores of a case, each with its place in the record. */
export interface UsableScore {
  score: DegreeScore
  order: number
}

/** Brings a case, with the situation that is looked at, into the form in which it is searched. */
export function poseQuestion(
  degreeCase: DegreeCase,
  situation: Situation | undefined,
  usable: readonly UsableScore[],
): Question {
  const { plan, on } = degreeCase
  const numbers = new Map<string, number>()
  const numberOf = (code: string): number => {
    const known = numbers.get(code)
    if (known !== undefined) return known
    numbers.set(code, numbers.size)
    return numbers.size - 1
  }
  const planCourses = plan.courses.map((course) => askedCourse(course, undefined, numberOf))
  // Where the credits of a code are asked for that stands in both, those of the plan count.
  const extra = (situation?.courses ?? []).map((course) => {
    const { credits } = plan.courses.find(({ code }) => code === course.code) ?? course
    return askedCourse({ ...course, credits }, situation?.id, numberOf)
  })
  const courses = [...planCourses, ...extra]
  // Where nothing was transferred in, nobody asks what is local.
  const local = usable.some(({ score }) => score.source === 'transfer_in') ? plan.local : null
  const passes = usable.map(({ score, order }) =>
    passOf(score, order, { local, code: numberOf(score.course) }),
  )
  const lines: DegreeCourse[][] = Array.from(numbers, () => [])
  for (const line of plan.courses) lines[numberOf(line.code)]?.push(line)
  for (const line of situation?.courses ?? []) lines[numberOf(line.code)]?.push(line)
  const supplies = suppliesOf([...numbers.keys()], passes, { lines, on })
  const needs = [needOf(plan.requires, courses, { start: 0, end: planCourses.length })]
  if (situation)
    needs.push(needOf(situation.requires, courses, { start: planCourses.length, end: courses.length }))
  return {
    courses,
    supplies,
    rules: rulesInForce(degreeCase, { courses, supplies, numbers }),
    needs,
    minCourses: plan.minCourses,
    minCredits: halves(plan.minCredits),
    local: localOf(local, plan),
  }
}

/** Credits are whole or half; the search counts halves, so that everything is whole. */
function halves(credits: number): number {
  return credits * 2
}

function askedCourse(
  line: DegreeCourse,
  situation: string | undefined,
  numberOf: (code: string) => number,
): AskedCourse {
  return {
    name: line.code,
    code: numberOf(line.code),
    credits: halves(line.credits),
    situation,
    counts: situation === undefined && line.mode !== 'thesis' && line.partOf === undefined,
    ownMajor: line.ownMajor ?? false,
    places: 0,
  }
}

function passOf(
  score: DegreeScore,
  order: number,
  { local, code }: { local: LocalRule | null; code: number },
): Pass {
  return {
    code,
    order,
    credits: halves(score.credits),
    mark: 'mark' in score.outcome ? score.outcome.mark : 0,
    origin: local === null ? LOCAL : originOf(score, local.exempt ? 'local' : 'foreign'),
    isExempted: 'exempted' in score.outcome,
    ownMajor: score.ownMajor ?? false,
    passedOn: score.passedOn,
    token: JSON.stringify(score.id),
  }
}

function originOf(score: DegreeScore, exemptions: 'local' | 'foreign'): Origin {
  if (score.source === 'transfer_in') return TRANSFERRED
  return 'exempted' in score.outcome && exemptions === 'foreign' ? FOREIGN : LOCAL
}

function suppliesOf(
  names: readonly string[],
  passes: readonly Pass[],
  { lines, on }: { lines: readonly (readonly DegreeCourse[])[]; on: string },
): Supply[] {
  const byCode: Pass[][] = names.map(() => [])
  for (const pass of passes) byCode[pass.code]?.push(pass)
  return names.map((name, code) => {
    const own = byCode[code] ?? []
    const asked = lines[code] ?? []
    const [line] = asked
    const isOffered = asked.some(({ offered }) => offered ?? true)
    const further = line && isOffered ? furtherPass(code, line.credits, on) : undefined
    const isRetake = asked.some(({ ownMajor }) => own.some((pass) => !ownMajor || pass.ownMajor))
    return { name, passes: own, further, isRetake }
  })
}

/** A written pass of 60 of the own major and school, on the day of the question. */
function furtherPass(code: number, credits: number, on: string): Pass {
  return {
    code,
    order: -1,
    credits: halves(credits),
    mark: 60,
    origin: LOCAL,
    isExempted: false,
    ownMajor: true,
    passedOn: on,
    token: '',
  }
}

/** Numbers the courses of a tree, which are those from `start` to `end`, and counts the places of each. */
function needOf(tree: Requirement, courses: AskedCourse[], range: { start: number; end: number }): Need {
  const numbers = new Map<string, number>()
  for (let number = range.start; number < range.end; number += 1)
    numbers.set(courses[number]?.name ?? '', number)
  const walk = (node: Requirement): Need => {
    if ('course' in node) {
      const course = numbers.get(node.course) ?? -1
      const asked = courses[course]
      if (asked) asked.places += 1
      return { kind: 'place', course }
    }
    if ('all' in node)
      return { kind: 'choose', atLeast: node.all.length, minCredits: 0, members: node.all.map(walk) }
    const { atLeast, minCredits = 0, of: members } = node.choose
    return { kind: 'choose', atLeast, minCredits: halves(minCredits), members: members.map(walk) }
  }
  return walk(tree)
}

function localOf(local: LocalRule | null, { courses }: DegreePlan): Question['local'] {
  if (local === null) return undefined
  const { min, minNamed, named } = local
  const numbers = courses.flatMap(({ code }, number) => (named.includes(code) ? [number] : []))
  return { min, minNamed, named: new Set(numbers) }
}
