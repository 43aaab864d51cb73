import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import { Id, Line, Prose } from './words.ts'

export const exemptionCourses = defineRoute({
  id: 'exemptionCourses',
  method: 'GET',
  path: '/api/portal/exemption/courses',
  summary: 'The courses of the active plan: which can be chosen, and why not the others (EXM-01, EXM-04)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({
    courses: Type.Array(
      Type.Object({
        code: Line,
        name: Line,
        initials: Line,
        credits: Type.Number(),
        /** Absent: it can be chosen. */
        why: Type.Optional(Prose),
        /** A rejected application for it, which is corrected instead of being filed anew. */
        rejectedApplicationId: Type.Optional(Id),
        /** Which credentials usually exempt it, in words (EXM-04). */
        suggestions: Type.Array(Type.Object({ types: Type.Array(Line), text: Prose, source: Prose })),
        /** Courses that are applied for together with it. */
        together: Type.Array(Line),
      }),
    ),
  }),
  refusals: ['ticket_switched'],
})
