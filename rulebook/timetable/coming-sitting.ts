import type { CourseMode } from '../degree/degree-case.ts'

/** A sitting that is still to come, and what is examined in it. */
export interface ComingSitting {
  id: string
  name: string
  heldFrom: string
  heldTo: string
  /** How many exams one person may take in it; undefined: no limit is known. */
  examLimit: number | undefined
  exams: readonly PlannedExam[]
}

/** A course in a sitting. Without a session it has no fixed hour (practice, thesis) and clashes with nothing. */
export interface PlannedExam {
  course: string
  session: string | undefined
}

/** A course that is still to be passed. */
export interface CourseToPass {
  code: string
  mode: CourseMode
  /** The theory whose practice part it is, unless that has been passed. */
  after: string | undefined
}

/** A course laid into a sitting. */
export interface LaidExam {
  course: string
  sitting: string
  session: string | undefined
}
