import type { Arrival } from '../arrival.ts'
import type { KnownArrival } from './taken-in.store.ts'

/** Whether a record that comes again says nothing new: who it is, whereto, and each course, whatever their order. */
export function isSameRecord(arrival: Arrival, known: KnownArrival): boolean {
  return (
    arrival.name === known.name &&
    (arrival.originMajor ?? null) === known.origin_major &&
    (arrival.destinationTicketNo ?? null) === known.destination_ticket_no &&
    arrival.courses.map(lineOf).toSorted().join('\n') === known.lines.toSorted().join('\n')
  )
}

/** A course in one line, as `lockKnownArrivals` writes the stored ones. */
function lineOf(course: Arrival['courses'][number]): string {
  const outcome = course.outcome === 'marked' ? `marked ${course.mark}` : `graded ${course.grade}`
  return [course.code, course.name, course.credits.toFixed(1), outcome, course.passedOn].join('|')
}
