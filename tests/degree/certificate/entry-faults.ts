import type { DegreeAnswer, MetCourse } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, Situation } from '#rulebook/degree/degree-case.ts'
import { isAccepted, isInForce, isMinimal } from '../oracle/applications.ts'
import { type CourseToMeet, coursesToMeet } from '../oracle/courses-to-meet.ts'
import { type Pass, passesOfRecord } from '../oracle/passes.ts'

/** What in `met` breaks §3, entry by entry and together: plain sentences, empty when it is a valid certificate. */
export function faultsOfMet(
  degreeCase: DegreeCase,
  situation: Situation | undefined,
  { met }: Pick<DegreeAnswer, 'met'>,
): string[] {
  const courses = coursesToMeet(degreeCase, situation)
  const passes = new Map(passesOfRecord(degreeCase, situation).map((pass) => [pass.score.id, pass]))
  const courseOf = (entry: MetCourse) =>
    courses.find((course) => course.code === entry.course && course.situation === entry.situation)
  const places = met.map((entry) => {
    const course = courseOf(entry)
    return course === undefined ? -1 : courses.indexOf(course)
  })
  return [
    ...met.flatMap((entry) => faultsOfEntry(entry, { degreeCase, passes, course: courseOf(entry) })),
    ...places.flatMap((place, order) =>
      order > 0 && place <= (places[order - 1] ?? -1)
        ? [`${met[order]?.course} is met twice or out of order`]
        : [],
    ),
    ...faultsOfUse(met, passes),
  ]
}

interface Around {
  degreeCase: DegreeCase
  passes: ReadonlyMap<string, Pass>
  course: CourseToMeet | undefined
}

function faultsOfEntry(entry: MetCourse, { degreeCase, passes, course }: Around): string[] {
  const name = JSON.stringify(entry)
  if (course === undefined) return [`${name}: no such course`]
  const used = entry.scores.flatMap((id) => passes.get(id) ?? [])
  if (used.length < entry.scores.length || used.length === 0) return [`${name}: a score is not usable`]
  if (used.some(({ place }, order) => order > 0 && place <= (used[order - 1]?.place ?? -1)))
    return [`${name}: the scores are not in the order of the record`]
  if (entry.substitution === undefined) return isDirect(course, used) ? [] : [`${name}: does not meet it`]
  const rule = degreeCase.substitutions.find(({ id }) => id === entry.substitution)
  if (rule === undefined || !isInForce(rule, degreeCase.on)) return [`${name}: no such rule in force`]
  const codes = used.map(({ score }) => score.course)
  const isFine =
    rule.new.includes(course.code) &&
    !course.ownMajor &&
    course.standsInTree &&
    codes.every((code) => rule.old.includes(code)) &&
    new Set(codes).size === codes.length &&
    used.every(({ score }) => isAccepted(rule, score)) &&
    isMinimal(rule, used)
  return isFine ? [] : [`${name}: the rule does not allow it`]
}

function isDirect(course: CourseToMeet, [pass, ...further]: readonly Pass[]): boolean {
  if (pass === undefined || further.length > 0) return false
  return pass.score.course === course.code && (!course.ownMajor || pass.score.ownMajor === true)
}

/** A pass is used once, a rule is applied once, and one application meets each code once. */
function faultsOfUse(met: readonly MetCourse[], passes: ReadonlyMap<string, Pass>): string[] {
  const useOfCode = new Map<string, string>()
  const setOfRule = new Map<string, string>()
  const metByRule = new Map<string, string>()
  return met.flatMap(({ course, scores, substitution, situation }, place) => {
    const use = substitution === undefined ? JSON.stringify([course, situation]) : `rule ${substitution}`
    const codes = scores.map((id) => passes.get(id)?.score.course ?? id)
    const again = codes.filter((code) => isOther(useOfCode, code, use)).map((code) => `${code} is used twice`)
    if (substitution === undefined) return again
    return [
      ...again,
      ...(isOther(setOfRule, substitution, JSON.stringify(scores))
        ? [`${substitution} is applied twice`]
        : []),
      ...(isOther(metByRule, `${substitution} ${course}`, `${place}`)
        ? [`${substitution} meets ${course} twice`]
        : []),
    ]
  })
}

/** Whether something else is known of the key; the first that comes is kept. */
function isOther(known: Map<string, string>, key: string, value: string): boolean {
  const first = known.get(key) ?? value
  known.set(key, first)
  return first !== value
}
