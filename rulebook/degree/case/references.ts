import type { CaseProblem } from '../degree-answer.ts'
import type { DegreeCase, DegreeCourse, Requirement } from '../degree-case.ts'

/** What is said twice in one list, and what is referred to and not there, of a case whose form is good. */
export function problemsOfReferences({ plan, substitutions, record }: DegreeCase): CaseProblem[] {
  const problems: CaseProblem[] = []
  lookAtCourses(plan, 'plan', problems)
  noteRepeated(plan.situations, { at: 'plan.situations', key: '.id', nameOf: ({ id }) => id }, problems)
  for (const [index, situation] of plan.situations.entries())
    lookAtCourses(situation, `plan.situations[${index}]`, problems)
  if (plan.local !== null) lookAtNamed(plan.local.named, plan.courses, problems)

  noteRepeated(substitutions, { at: 'substitutions', key: '.id', nameOf: ({ id }) => id }, problems)
  for (const [index, substitution] of substitutions.entries()) {
    for (const side of ['old', 'new'] as const) {
      const at = `substitutions[${index}].${side}`
      noteRepeated(substitution[side], { at, key: '', nameOf: (code) => code }, problems)
    }
  }
  noteRepeated(record.scores, { at: 'record.scores', key: '.id', nameOf: ({ id }) => id }, problems)
  const isPicked = record.situation !== null
  if (isPicked && !plan.situations.some(({ id }) => id === record.situation))
    problems.push({ at: 'record.situation', code: 'not_found' })
  return problems
}

function lookAtCourses(
  { courses, requires }: { courses: readonly DegreeCourse[]; requires: Requirement },
  at: string,
  problems: CaseProblem[],
): void {
  noteRepeated(courses, { at: `${at}.courses`, key: '.code', nameOf: ({ code }) => code }, problems)
  const codes = new Set(courses.map(({ code }) => code))
  for (const [index, { code, partOf }] of courses.entries()) {
    if (partOf !== undefined && (partOf === code || !codes.has(partOf)))
      problems.push({ at: `${at}.courses[${index}].partOf`, code: 'not_found' })
  }
  lookAtLeaves(requires, `${at}.requires`, { codes, problems })
}

function lookAtLeaves(
  tree: Requirement,
  at: string,
  seen: { codes: ReadonlySet<string>; problems: CaseProblem[] },
): void {
  if ('course' in tree) {
    if (!seen.codes.has(tree.course)) seen.problems.push({ at: `${at}.course`, code: 'not_found' })
    return
  }
  const isAll = 'all' in tree
  const members = isAll ? tree.all : tree.choose.of
  const list = isAll ? `${at}.all` : `${at}.choose.of`
  for (const [index, member] of members.entries()) lookAtLeaves(member, `${list}[${index}]`, seen)
}

function lookAtNamed(
  named: readonly string[],
  courses: readonly DegreeCourse[],
  problems: CaseProblem[],
): void {
  const at = 'plan.local.named'
  noteRepeated(named, { at, key: '', nameOf: (code) => code }, problems)
  for (const [index, code] of named.entries()) {
    if (!courses.some((course) => course.code === code))
      problems.push({ at: `${at}[${index}]`, code: 'not_found' })
  }
}

function noteRepeated<T>(
  list: readonly T[],
  { at, key, nameOf }: { at: string; key: string; nameOf: (member: T) => string },
  problems: CaseProblem[],
): void {
  const seen = new Set<string>()
  for (const [index, member] of list.entries()) {
    const name = nameOf(member)
    if (seen.has(name)) problems.push({ at: `${at}[${index}]${key}`, code: 'given_twice' })
    seen.add(name)
  }
}
