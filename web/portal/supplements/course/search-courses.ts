import type { SearchedCourse } from '#contracts/transfers/supplements.ts'
import { fold } from '#rulebook/folding/fold.ts'

/** A course with its name folded once, so that a key costs nothing but comparing. */
export interface SearchableCourse {
  code: string
  name: string
  plain: string
  initials: string
}

export interface FoundCourses {
  courses: readonly SearchableCourse[]
  /** How many there are, shown or not. */
  count: number
}

/** How many courses a list shows: each costs every key its drawing, and one more letter is quicker than scrolling. */
export const MOST_SHOWN = 12

/** Makes the catalogue ready to be searched. */
export function prepareCourses(courses: readonly SearchedCourse[]): SearchableCourse[] {
  return courses.map(([code, name, initials]) => ({ code, name, plain: fold('filter', name), initials }))
}

/**
 * Finds courses by the first characters of the name, by code, or by pinyin initials (SUP-01); what begins with the words comes before
 * what has them inside. Nothing is found for no words.
 */
export function searchCourses(courses: readonly SearchableCourse[], typed: string): FoundCourses {
  const words = fold('filter', typed).trim()
  if (words === '') return { courses: [], count: 0 }
  // An input method puts blanks and apostrophes between the syllables that it composes.
  const letters = /^[a-z' ]+$/.test(words) ? words.replace(/[' ]/g, '') : undefined
  const isCode = /^\d+$/.test(words)
  const rankOf = isCode ? byCode(words) : byName(words, letters)
  const ranks: SearchableCourse[][] = [[], [], [], []]
  for (const course of courses) ranks[rankOf(course)]?.push(course)
  const found = ranks.flatMap((rank) => rank.toSorted(isCode ? inOrder : byLength))
  return { courses: found.slice(0, MOST_SHOWN), count: found.length }
}

/** 「00015 英语（二）」 */
export function courseLabel({ code, name }: Pick<SearchableCourse, 'code' | 'name'>): string {
  return `${code} ${name}`
}

type Rank = (course: SearchableCourse) => number

const NONE = -1

/** A code without its first zero is the code too: notices write 3708 for 03708. */
function byCode(digits: string): Rank {
  const withZero = `0${digits}`
  return ({ code }) => {
    if (code === digits || code === withZero) return 0
    if (code.startsWith(digits)) return 1
    return digits.length > 1 && code.startsWith(withZero) ? 2 : NONE
  }
}

function byName(words: string, letters: string | undefined): Rank {
  return ({ plain, initials }) => {
    if (plain.startsWith(words)) return 0
    if (letters !== undefined && initials.startsWith(letters)) return 1
    if (plain.includes(words)) return 2
    return letters !== undefined && letters.length > 1 && initials.includes(letters) ? 3 : NONE
  }
}

/** The shorter name is the nearer one: 英语 before 英语国家概况. */
function byLength(one: SearchableCourse, other: SearchableCourse): number {
  return one.plain.length - other.plain.length || inOrder(one, other)
}

function inOrder(one: SearchableCourse, other: SearchableCourse): number {
  return one.code < other.code ? -1 : 1
}
