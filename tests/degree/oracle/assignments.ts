import type { Applications } from './applications.ts'
import type { CourseToMeet } from './courses-to-meet.ts'
import type { Pass } from './passes.ts'

/** A met course and what meets it: one score of its code, or the application of a rule. */
export interface Met {
  course: CourseToMeet
  /** In the order of the record; added ones first. */
  passes: readonly Pass[]
  /** The id of the rule; absent: met directly. */
  substitution?: string
}

export interface Setting {
  courses: readonly CourseToMeet[]
  passes: readonly Pass[]
  applications: readonly Applications[]
}

/** How many added passes an assignment may use; whoever looks at the assignments may lower it. */
export interface Allowance {
  added: number
}

/**
 * Shows every assignment of §3 that uses no more added passes than allowed: for each rule the set that it uses and what it meets with
 * it, then for each other code the course that it meets directly. The array shown is used again for the next one.
 */
export function forEachAssignment(
  setting: Setting,
  allowance: Allowance,
  look: (assignment: readonly Met[]) => void,
): void {
  const codes = [...new Set(setting.passes.map(({ score }) => score.course))].map((code) => ({
    code,
    passes: setting.passes.filter(({ score }) => score.course === code),
    courses: setting.courses.filter((course) => course.code === code),
  }))
  const usedCodes = new Set<string>()
  const metCourses = new Set<CourseToMeet>()
  const assignment: Met[] = []
  let added = 0

  chooseApplication(0)

  function chooseApplication(which: number): void {
    const application = setting.applications[which]
    if (application === undefined) {
      chooseDirect(0)
      return
    }
    chooseApplication(which + 1)
    for (const set of application.sets) {
      if (set.some(({ score }) => usedCodes.has(score.course))) continue
      use(set, () => meetNew({ which, set, next: 0, met: 0 }))
    }
  }

  /** For each new code in turn: not met by it, or the plan's course, or the situation's. */
  function meetNew(step: { which: number; set: readonly Pass[]; next: number; met: number }): void {
    const rule = setting.applications[step.which]?.rule
    const code = rule?.new[step.next]
    if (rule === undefined || code === undefined) {
      if (step.met > 0) chooseApplication(step.which + 1)
      return
    }
    meetNew({ ...step, next: step.next + 1 })
    for (const course of setting.courses) {
      if (course.code !== code || course.ownMajor || !course.standsInTree) continue
      meet({ course, passes: step.set, substitution: rule.id }, () =>
        meetNew({ ...step, next: step.next + 1, met: step.met + 1 }),
      )
    }
  }

  function chooseDirect(which: number): void {
    const own = codes[which]
    if (own === undefined) {
      look(assignment)
      return
    }
    chooseDirect(which + 1)
    if (usedCodes.has(own.code)) return
    for (const course of own.courses) {
      for (const pass of own.passes) {
        if (course.ownMajor && pass.score.ownMajor !== true) continue
        use([pass], () => meet({ course, passes: [pass] }, () => chooseDirect(which + 1)))
      }
    }
  }

  function use(passes: readonly Pass[], goOn: () => void): void {
    const more = passes.filter(({ isAdded }) => isAdded).length
    if (added + more > allowance.added) return
    added += more
    for (const { score } of passes) usedCodes.add(score.course)
    goOn()
    for (const { score } of passes) usedCodes.delete(score.course)
    added -= more
  }

  function meet(met: Met, goOn: () => void): void {
    if (metCourses.has(met.course)) return
    metCourses.add(met.course)
    assignment.push(met)
    goOn()
    assignment.pop()
    metCourses.delete(met.course)
  }
}
