import { Type } from 'typebox'
import { Verdict } from '../degree/degree-audit.ts'
import { Sum } from '../degree/degree-lines.ts'
import { OpenServices } from '../portal.ts'
import { defineRoute } from '../route.ts'
import { Instant } from '../words.ts'
import { ThingToDo } from './things-to-do.ts'

/** The progress to graduation in a line (HOM-05). */
const DegreeGlance = Type.Object({
  verdict: Verdict,
  courses: Sum,
  credits: Sum,
  fewest: Type.Optional(Type.Integer()),
})
export type DegreeGlance = Type.Static<typeof DegreeGlance>

export const portalHome = defineRoute({
  id: 'portalHome',
  method: 'GET',
  path: '/api/portal/home',
  summary:
    'All of the home page: what waits for the person over all services and 准考证, the most urgent first, and of the active 准考证 what is open and the progress (HOM-01…07)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({
    things: Type.Array(ThingToDo),
    services: OpenServices,
    /** Absent when it could not be told: the page is whole without it. */
    degree: Type.Optional(DegreeGlance),
    /** When the person signed in the time before this one (LOG-07). */
    signedInBefore: Type.Optional(Instant),
  }),
  refusals: ['ticket_switched'],
})
