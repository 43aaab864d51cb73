export { concernedByService } from './concerned/by-service.store.ts'

import { courses } from './courses.store.ts'
import { majors } from './majors.store.ts'
import { planCourses } from './plan-courses.store.ts'
import { plans } from './plans.store.ts'
import { planRequirements } from './requirements/plan-requirements.store.ts'
import { planTransitions } from './requirements/plan-transitions.store.ts'
import { substitutions } from './requirements/substitutions.store.ts'
import { transferRules } from './requirements/transfer-rules.store.ts'
import { schools } from './schools.store.ts'
import { sittings } from './sittings.store.ts'
import { examSessions } from './timetable/exam-sessions.store.ts'
import { practiceRounds } from './timetable/practice-rounds.store.ts'

export { applySections } from './apply-sections.ts'
export { listCourses, listSchools, listSittings, sittingExists } from './catalogue.store.ts'
export { COURSE, MAJOR, NAMES_SCHOOL, OPEN_SOURCE, SCHOOL, SOURCE } from './entry-columns.ts'
export { loadCatalogue } from './load-catalogue.ts'
export { wordsOfLoad } from './load-words.ts'
export {
  findPlanOfTicket,
  type PlanCourseRow,
  type PlanOfTicket,
} from './plan-of-ticket.store.ts'
export { degreePlan, findDegreePlan, type PlanToAudit } from './requirements/degree-plan.store.ts'
export { relyOnPlan } from './requirements/held-plans.store.ts'
export { type SubstitutionWithSource, substitutionsUnder } from './requirements/list-substitutions.store.ts'
export type { NamedRequirement } from './requirements/named-requirement.rules.ts'
export {
  courseNames,
  listCourseNames,
  listMajorsWithPlans,
  listPlansOffered,
  listTransitions,
  type PlanOffered,
  plansOffered,
  usualPlanOf,
} from './requirements/plans-offered.store.ts'
export { listCoursesOfVersions, listVersionsOf } from './requirements/versions-of-ticket.ts'
export {
  type ComingSitting,
  comingSittings,
  type PracticeRound,
  practiceRounds,
} from './timetable/coming-sittings.store.ts'
export { writeCatalogue } from './write-catalogue.ts'

/** The sections whose tables this module owns, in the order in which they rest on one another. */
export const ownSections = [
  schools,
  courses,
  majors,
  plans,
  planCourses,
  planRequirements,
  substitutions,
  planTransitions,
  transferRules,
  sittings,
  examSessions,
  practiceRounds,
] as const
