import type { DegreeCourse, Requirement } from '#rulebook/degree/degree-case.ts'
import type { Dice } from './dice.ts'
import type { Knobs } from './large-flavours.ts'

interface Group {
  outer: DegreeCourse[]
  inner: DegreeCourse[]
}

/**
 * A tree that the planted courses make true, just so: each planted course is counted at one of its places, and each group asks for a share
 * of what is counted in it.
 */
export function largeTree(
  dice: Dice,
  from: { courses: readonly DegreeCourse[]; planted: ReadonlySet<DegreeCourse>; knobs: Knobs },
): Requirement {
  const groups = Array.from({ length: from.knobs.groups }, (): Group => ({ outer: [], inner: [] }))
  const counted = Array.from({ length: from.knobs.groups }, (): Group => ({ outer: [], inner: [] }))
  const fixed: Requirement[] = []
  for (const course of from.courses) {
    const isPlanted = from.planted.has(course)
    if (course.mode === 'thesis') {
      if (isPlanted) fixed.push({ course: course.code })
      continue
    }
    const places = dice.some([...groups.keys()], dice.one(from.knobs.places))
    for (const [order, place] of places.entries()) {
      const side = dice.chance(0.6) ? 'outer' : 'inner'
      groups[place]?.[side].push(course)
      if (isPlanted && order === 0) counted[place]?.[side].push(course)
    }
  }
  const members = groups.map((group, place) =>
    groupTree({ group, counted: counted[place] ?? { outer: [], inner: [] }, knobs: from.knobs }),
  )
  return { all: [...fixed, ...members] }
}

function groupTree({ group, counted, knobs }: { group: Group; counted: Group; knobs: Knobs }): Requirement {
  const inner = ask(counted.inner, { knobs, of: leaves(group.inner), more: 0 })
  const outer = [...counted.outer, ...counted.inner]
  const trueMembers = counted.outer.length + 1
  return ask(outer, { knobs, of: [...leaves(group.outer), inner], more: trueMembers - outer.length })
}

function ask(
  counted: readonly DegreeCourse[],
  by: { knobs: Knobs; of: Requirement[]; more: number },
): Requirement {
  const credits = counted.reduce((sum, course) => sum + course.credits, 0)
  return {
    choose: {
      atLeast: Math.floor((counted.length + by.more) * by.knobs.groupMembers),
      minCredits: Math.floor(credits * by.knobs.groupCredits * 2) / 2,
      of: by.of,
    },
  }
}

function leaves(courses: readonly DegreeCourse[]): Requirement[] {
  return courses.map(({ code }) => ({ course: code }))
}
