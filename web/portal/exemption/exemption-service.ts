import { useQuery } from '@tanstack/react-query'
import { exemptionCourses } from '#contracts/exemption.ts'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { replyOptions } from '#web/client/queries.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { useActiveTicket } from '../session.ts'
import type { Course } from './choose-courses.ts'
import { CourseStep } from './course-step.tsx'
import { credentialsOf } from './evidence-form.ts'
import { EvidenceStep } from './evidence-step.tsx'
import { exemptionTexts as texts } from './exemption.texts.ts'
import { placeOfFault, placeOfProblem } from './problem-place.ts'

/** The web part of 申请免考. A correction keeps its course, so it begins at the credentials (EXM-01). */
export const exemptionService = definePortalService<'exemption', readonly Course[]>({
  service: 'exemption',
  texts: texts.pages,
  isOwn: (form: DraftForm): form is ExemptionForm => form.service === 'exemption',
  useReference: useCourses,
  credentialsOf,
  steps: [
    { code: 'courses', title: texts.courses, Body: CourseStep },
    { code: 'evidence', title: texts.evidence, Body: EvidenceStep },
  ],
  correctsAt: 'evidence',
  resumesAt: ({ courses }) => (courses.length > 0 ? 'evidence' : 'courses'),
  placeOfFault,
  placeOfProblem,
})

/** Fetches the courses anew for each draft: filing or withdrawing meanwhile changes which can be chosen. */
function useCourses() {
  return useQuery({
    ...replyOptions(exemptionCourses, useActiveTicket()),
    staleTime: 0,
    select: ({ courses }) => courses,
  })
}
