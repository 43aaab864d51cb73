import type { ComingSitting as AnnouncedSitting, PracticeRound } from '#modules/catalogue/public.ts'
import type { DegreePlan } from '#rulebook/degree/degree-case.ts'
import type { ComingSitting } from '#rulebook/timetable/coming-sitting.ts'

/** A sitting of the timetable, with what the page says of it. */
export interface SittingToCome extends ComingSitting {
  kind: 'exam' | 'practice' | 'thesis'
  isExample: boolean
}

/**
 * What is still to come, by date (AUD-08): the sittings with their sessions, and the rounds in which a school examines
 * practice and takes theses. A round takes every practice course, or thesis, of the plan at no fixed hour.
 */
export function sittingsToCome(plan: DegreePlan, { sittings, rounds, today }: Announced): SittingToCome[] {
  const courses = [...plan.courses, ...plan.situations.flatMap((situation) => situation.courses)]
  const exams = sittings.map(
    ({ sittingId, name, heldFrom, heldTo, isExample, exams: announced }): SittingToCome => ({
      id: sittingId,
      name,
      heldFrom,
      heldTo,
      examLimit: undefined,
      exams: announced.map(({ course, on, halfDay }) => ({ course, session: sessionOf({ on, halfDay }) })),
      kind: 'exam',
      isExample,
    }),
  )
  const others = rounds
    .filter(({ heldFrom }) => heldFrom > today)
    .map(
      ({ mode, name, heldFrom, heldTo, isExample }): SittingToCome => ({
        id: `${mode} ${name}`,
        name,
        heldFrom,
        heldTo,
        examLimit: undefined,
        exams: courses
          .filter((course) => course.mode === mode)
          .map(({ code }) => ({ course: code, session: undefined })),
        kind: mode,
        isExample,
      }),
    )
  return [...exams, ...others].toSorted((one, other) => (one.heldFrom < other.heldFrom ? -1 : 1))
}

export interface Announced {
  sittings: readonly AnnouncedSitting[]
  rounds: readonly PracticeRound[]
  today: string
}

/** Examinations on one half day exclude one another. */
function sessionOf({ on, halfDay }: { on: string; halfDay: string }): string {
  return `${on} ${halfDay}`
}

/** The day and half day of a session; undefined for what has no fixed hour. */
export function partsOfSession(
  session: string | undefined,
): { on: string; halfDay: 'morning' | 'afternoon' } | undefined {
  const [on, halfDay] = session?.split(' ') ?? []
  if (on === undefined || (halfDay !== 'morning' && halfDay !== 'afternoon')) return undefined
  return { on, halfDay }
}
