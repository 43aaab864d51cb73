import { choiceGroups } from './choice-groups.store.ts'
import { courses } from './courses.store.ts'
import { majors } from './majors.store.ts'
import { planCourses } from './plan-courses.store.ts'
import { plans } from './plans.store.ts'
import { schools } from './schools.store.ts'
import { sittings } from './sittings.store.ts'

export { applySections } from './apply-sections.ts'
export { listSchools, listSittings, sittingExists } from './catalogue.store.ts'
export { NAMES_SCHOOL, OPEN_SOURCE, SCHOOL, SOURCE } from './entry-columns.ts'
export { loadCatalogue } from './load-catalogue.ts'
export { wordsOfLoad } from './load-words.ts'
export {
  findPlanOfTicket,
  listPlanCourses,
  type PlanCourseRow,
  type PlanOfTicket,
} from './plan-of-ticket.store.ts'
export { writeCatalogue } from './write-catalogue.ts'

/** The sections whose tables this module owns, in the order in which they rest on one another. */
export const ownSections = [schools, courses, majors, plans, planCourses, choiceGroups, sittings] as const
