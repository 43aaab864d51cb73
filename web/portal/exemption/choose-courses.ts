import type { exemptionCourses } from '#contracts/exemption.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { pinyinInitials } from './pinyin-initials.ts'

export type Course = ReplyOf<typeof exemptionCourses>['courses'][number]

/** Whether a course can be chosen; a rejected one is corrected instead of being filed anew (APP-04). */
export function isChoosable({ why, rejectedApplicationId }: Course): boolean {
  return why === undefined && rejectedApplicationId === undefined
}

/** The courses that match every word, by code, by name or by the initials of its pinyin (EXM-01). */
export function filterCourses(courses: readonly Course[], words: string): Course[] {
  const parts = fold('filter', words).split(' ').filter(Boolean)
  return courses.filter(({ code, name, initials }) => {
    const plain = fold('filter', `${code} ${name} ${initials || pinyinInitials(name)}`)
    return parts.every((word) => plain.includes(word))
  })
}

/** Ticks a course, and with it those that are applied for together with it (00018 with 00019); or unticks it alone. */
export function toggleCourse(
  chosen: readonly string[],
  code: string,
  courses: readonly Course[],
): { chosen: string[]; added: string[] } {
  if (chosen.includes(code)) return { chosen: chosen.filter((one) => one !== code), added: [] }
  const added = partnersOf(code, courses).filter((one) => !chosen.includes(one))
  const all = new Set([...chosen, code, ...added])
  // In the order of the plan, whatever was ticked first.
  return { chosen: courses.filter((course) => all.has(course.code)).map((course) => course.code), added }
}

/** Of each chosen course the partners that are not chosen, though they could be. */
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

/** 「00015 英语（二）」; a code alone where the plan does not have it any more. */
export function courseWords(code: string, courses: readonly Course[]): string {
  const name = courses.find((course) => course.code === code)?.name
  return name === undefined ? code : `${code} ${name}`
}

function partnersOf(code: string, courses: readonly Course[]): string[] {
  const together = courses.find((course) => course.code === code)?.together ?? []
  return together.filter((one) => courses.some((course) => course.code === one && isChoosable(course)))
}
