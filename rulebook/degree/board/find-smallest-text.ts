import type { Outcome, Search } from '../program/search.ts'
import type { Question } from '../question/question.ts'
import type { Board } from './board.ts'
import type { Meeting } from './settle.ts'

type Demands = (readonly [variable: number, value: 0 | 1])[]

/** One way in which a course could be told: the text of its entry, and what has to be so for it, or for it not to be. */
interface Entry {
  course: number
  text: string
  presence: Demands
  absence: Demands
}

/** An entry of `met` as it is written. */
function entryText({ courses }: Question, { course, passes, rule }: Meeting): string {
  const { name = '', situation } = courses[course] ?? {}
  const scores = passes.map(({ token }) => token).join()
  const substitution = rule ? `,"substitution":${JSON.stringify(rule.id)}` : ''
  const picked = situation === undefined ? '' : `,"situation":${JSON.stringify(situation)}`
  return `{"course":${JSON.stringify(name)},"scores":[${scores}]${substitution}${picked}}`
}

/**
 * Brings the search to the solution whose `met` is the smallest text. The text is a list of entries in the order of the
 * courses, none of which is the beginning of another one, so that it is decided one entry after the other: the smallest
 * entry that can come next. An empty list is smaller than any other; any other list is smaller than its own beginning,
 * because a comma is smaller than a bracket.
 */
export function findSmallestText(board: Board, search: Search): Outcome {
  const entries = entriesOf(board)
  if (board.settlement.settled.length === 0) {
    const outcome = search.demand(entries.flatMap(({ absence }) => absence))
    if (outcome !== 'none') return outcome
  }
  let position = 0
  while (position < board.question.courses.length) {
    const next = smallestNext(entries, position, search)
    if (next === 'stopped') return 'stopped'
    position = next + 1
  }
  return 'found'
}

/** All ways in which entries can come to be, those that are settled included. */
function entriesOf({ question, settlement, providers }: Board): Entry[] {
  const settled = settlement.settled.map((meeting) => entry(question, meeting, []))
  const open = providers
    .filter(({ isFurther }) => !isFurther)
    .flatMap(({ variable, course, way }) => {
      if (way.kind === 'direct')
        return [entry(question, { course, passes: [way.pass], rule: undefined }, [[variable, 1]])]
      return way.uses.map((use) => {
        const meeting = { course, passes: use.application.passes, rule: way.rule }
        return entry(question, meeting, [
          [variable, 1],
          [use.variable, 1],
        ])
      })
    })
  return [...settled, ...open].toSorted((one, other) => (one.text < other.text ? -1 : 1))
}

function entry(question: Question, meeting: Meeting, presence: Demands): Entry {
  const [first] = presence
  const absence: Demands = first === undefined ? [] : [[first[0], 0]]
  return { course: meeting.course, text: entryText(question, meeting), presence, absence }
}

/** The course of the smallest entry that can come at or after a position; behind the last course when there is none. */
function smallestNext(entries: readonly Entry[], position: number, search: Search): number | 'stopped' {
  const coming = entries.filter(({ course }) => course >= position)
  const settled = coming.filter(({ presence }) => presence.length === 0).map(({ course }) => course)
  const last = Math.min(...settled)
  for (const { course, presence } of coming) {
    if (course > last) continue
    const skipped = coming.filter((other) => other.course < course).flatMap(({ absence }) => absence)
    const outcome = search.demand([...skipped, ...presence])
    if (outcome === 'stopped') return 'stopped'
    if (outcome === 'found') return course
  }
  return Number.MAX_SAFE_INTEGER
}
