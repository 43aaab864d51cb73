import type { exemptionCourses } from '#contracts/exemption.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { pinyinInitials } from '../search/pinyin-initials.ts'

export type Course = ReplyOf<typeof exemptionCourses>['courses'][number]

/** Whether a course can be chosen. A rejected course is corrected instead of being filed anew (APP-04). */
export function isChoosable({ why, rejectedApplicationId }: Course): boolean {
  return why === undefined && rejectedApplicationId === undefined
}

/** Finds the courses that match every word by code, name or pinyin initials (EXM-01). */
export function filterCourses(courses: readonly Course[], words: string): Course[] {
  const parts = fold('filter', words).split(' ').filter(Boolean)
  return courses.filter(({ code, name, initials }) => {
    const plain = fold('filter', `${code} ${name} ${initials || pinyinInitials(name)}`)
    return parts.every((word) => plain.includes(word))
  })
}

/** Ticks a course together with its partners (00018 with 00019), or unticks that course alone. */
export function toggleCourse(
  chosen: readonly string[],
  code: string,
  courses: readonly Course[],
): { chosen: string[]; added: string[] } {
  if (chosen.includes(code)) return { chosen: chosen.filter((one) => one !== code), added: [] }
  const added = partnersOf(code, courses).filter((one) => !chosen.includes(one))
  const all = new Set([...chosen, code, ...added])
  // The result keeps the order of the plan, not the order of ticking.
  return { chosen: courses.filter((course) => all.has(course.code)).map((course) => course.code), added }
}

/** Lists, for each chosen course, its partners that could be chosen but are not. */
export function missingPartners(
  chosen: readonly string[],
  courses: readonly Course[],
): { code: string; missing: string }[] {
  return chosen.flatMap((code) =>
    partnersOf(code, courses)
      .filter((missing) => !chosen.includes(missing))
      .map((missing) => ({ code, missing })),
  )
}

/** Names a course: 「00015 英语（二）」, or the code alone if the plan no longer has the course. */
export function courseWords(code: string, courses: readonly Course[]): string {
  const name = courses.find((course) => course.code === code)?.name
  return name === undefined ? code : `${code} ${name}`
}

function partnersOf(code: string, courses: readonly Course[]): string[] {
  const together = courses.find((course) => course.code === code)?.together ?? []
  return together.filter((one) => courses.some((course) => course.code === one && isChoosable(course)))
}
