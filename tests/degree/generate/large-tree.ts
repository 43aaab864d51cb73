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
  const empty = (): Group => ({ outer: [], inner: [] })
  const groups = Array.from({ length: from.knobs.groups }, () => ({ all: empty(), counted: empty() }))
  const fixed: Requirement[] = []
  for (const course of from.courses) {
    if (course.mode === 'thesis') {
      if (from.planted.has(course)) fixed.push({ course: course.code })
      continue
    }
    const places = placesFor(dice, from.knobs)
    for (const { group, side } of places) groups[group]?.all[side].push(course)
    const [home] = places
    if (home !== undefined && from.planted.has(course)) groups[home.group]?.counted[home.side].push(course)
  }
  const members = groups.map(({ all, counted }) => groupTree({ group: all, counted, knobs: from.knobs }))
  return { all: [...fixed, ...members] }
}

/** In different groups; now and then on both sides of the first one. */
function placesFor(dice: Dice, knobs: Knobs): { group: number; side: keyof Group }[] {
  const groups = dice.some([...Array(knobs.groups).keys()], dice.one(knobs.places))
  const places = groups.map((group) => ({ group, side: dice.chance(0.6) ? 'outer' : 'inner' }) as const)
  const [home] = places
  if (home === undefined || places.length === 4 || dice.chance(0.9)) return places
  return [...places, { group: home.group, side: home.side === 'outer' ? 'inner' : 'outer' }]
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
