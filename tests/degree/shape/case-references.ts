import type { DegreeCase, DegreeCourse, Requirement } from '#rulebook/degree/degree-case.ts'
import { type Problem, say } from './checks.ts'

/** What is in a list twice, and what is named but not there (§1): of a case whose shape is right. */
export function referenceProblems({ plan, substitutions, record }: DegreeCase): Problem[] {
  const ids = plan.situations.map(({ id }) => id)
  const isPickedMissing = record.situation !== null && !ids.includes(record.situation)
  return [
    ...ofCourses(plan.courses, 'plan'),
    ...ofTree(plan.requires, codesOf(plan.courses), 'plan.requires'),
    ...twice(ids, (place) => `plan.situations[${place}].id`),
    ...plan.situations.flatMap((situation, place) => [
      ...ofCourses(situation.courses, `plan.situations[${place}]`),
      ...ofTree(situation.requires, codesOf(situation.courses), `plan.situations[${place}].requires`),
    ]),
    ...ofNamed(plan),
    ...twice(
      substitutions.map(({ id }) => id),
      (place) => `substitutions[${place}].id`,
    ),
    ...substitutions.flatMap((rule, place) => [
      ...twice(rule.old, (code) => `substitutions[${place}].old[${code}]`),
      ...twice(rule.new, (code) => `substitutions[${place}].new[${code}]`),
    ]),
    ...twice(
      record.scores.map(({ id }) => id),
      (place) => `record.scores[${place}].id`,
    ),
    ...(isPickedMissing ? say('record.situation', 'not_found') : []),
  ]
}

function codesOf(courses: readonly DegreeCourse[]): string[] {
  return courses.map(({ code }) => code)
}

function ofCourses(courses: readonly DegreeCourse[], at: string): Problem[] {
  const codes = codesOf(courses)
  const parts = courses.flatMap(({ code, partOf }, place) => {
    const isThere = partOf === undefined || (partOf !== code && codes.includes(partOf))
    return isThere ? [] : say(`${at}.courses[${place}].partOf`, 'not_found')
  })
  return [...twice(codes, (place) => `${at}.courses[${place}].code`), ...parts]
}

function ofNamed({ local, courses }: DegreeCase['plan']): Problem[] {
  const named = local?.named ?? []
  const codes = codesOf(courses)
  return [
    ...twice(named, (place) => `plan.local.named[${place}]`),
    ...named.flatMap((code, place) =>
      codes.includes(code) ? [] : say(`plan.local.named[${place}]`, 'not_found'),
    ),
  ]
}

function ofTree(tree: Requirement, codes: readonly string[], at: string): Problem[] {
  if ('course' in tree) return codes.includes(tree.course) ? [] : say(`${at}.course`, 'not_found')
  const [members, key] = 'all' in tree ? [tree.all, 'all'] : [tree.choose.of, 'choose.of']
  return members.flatMap((member, place) => ofTree(member, codes, `${at}.${key}[${place}]`))
}

function twice(names: readonly string[], placeOf: (place: number) => string): Problem[] {
  return names.flatMap((name, place) =>
    names.indexOf(name) < place ? say(placeOf(place), 'given_twice') : [],
  )
}
