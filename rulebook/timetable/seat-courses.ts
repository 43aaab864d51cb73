import type { ComingSitting } from './coming-sitting.ts'

/** The sittings that a course may be laid into. */
export interface SeatRange {
  course: string
  /** It begins on that day or later, and is over before the other. */
  from: string
  before: string
  /** It is one of the first of the list, up to this index. */
  last: number
}

/** Whether a sitting lies within a range. */
export function isWithin({ from, before, last }: SeatRange, sitting: ComingSitting, index: number): boolean {
  return index <= last && sitting.heldFrom >= from && sitting.heldTo < before
}

/** A course with its seat. */
export interface Seat {
  course: string
  sitting: number
  session: string | undefined
}

/**
 * Gives every course a seat within its range so that no two share a session and no sitting has more than its limit;
 * undefined when that is impossible. Paths that seat one more course by moving others find a seating whenever there is one
 * (maximum flow: course, session, sitting).
 */
export function seatCourses(
  ranges: readonly SeatRange[],
  sittings: readonly ComingSitting[],
): Seat[] | undefined {
  const seats = new Map<string, Seat>()
  const options = new Map(ranges.map((range) => [range.course, optionsOf(range, sittings)]))
  for (const { course } of ranges) if (!seatOne(course, { seats, options, sittings })) return undefined
  return [...seats.values()]
}

interface Seating {
  seats: Map<string, Seat>
  options: ReadonlyMap<string, readonly Seat[]>
  sittings: readonly ComingSitting[]
}

function optionsOf(range: SeatRange, sittings: readonly ComingSitting[]): Seat[] {
  const { course } = range
  return sittings.flatMap((sitting, index) =>
    isWithin(range, sitting, index)
      ? sitting.exams
          .filter((exam) => exam.course === course)
          .map(({ session }) => ({ course, sitting: index, session }))
      : [],
  )
}

/** Seats one more course. Looks for the shortest chain of moves: whoever has to give way takes another seat. */
function seatOne(course: string, seating: Seating): boolean {
  const { seats, options } = seating
  const cause = new Map<Seat, { seat: Seat; mover: string } | undefined>()
  const queue: Seat[] = []
  const reach = (mover: string, from: { seat: Seat; mover: string } | undefined) => {
    for (const seat of options.get(mover) ?? [])
      if (!cause.has(seat)) {
        cause.set(seat, from)
        queue.push(seat)
      }
  }
  reach(course, undefined)
  for (let place = 0; place < queue.length; place += 1) {
    const seat = queue[place]
    if (seat === undefined) break
    const inWay = othersInWay(seat, seating)
    if (inWay.length === 0) {
      move(seat, cause, seats)
      return true
    }
    for (const other of inWay) reach(other, { seat, mover: other })
  }
  return false
}

/**
 * Those of whom one has to give way for a seat: who has the session; else, in a full sitting, everybody in it. A course that
 * takes the session of another in a full sitting leaves the sitting as full as it was.
 */
function othersInWay(seat: Seat, { seats, sittings }: Seating): string[] {
  const inSitting = [...seats.values()].filter(({ sitting }) => sitting === seat.sitting)
  const inSession = inSitting.filter(({ session }) => session !== undefined && session === seat.session)
  if (inSession.length > 0) return inSession.map(({ course }) => course)
  const limit = sittings[seat.sitting]?.examLimit
  return limit !== undefined && inSitting.length >= limit ? inSitting.map(({ course }) => course) : []
}

function move(
  last: Seat,
  cause: ReadonlyMap<Seat, { seat: Seat; mover: string } | undefined>,
  seats: Map<string, Seat>,
): void {
  let seat: Seat | undefined = last
  while (seat !== undefined) {
    seats.set(seat.course, seat)
    seat = cause.get(seat)?.seat
  }
}
