import { Type } from 'typebox'
import { Alternative, DegreeAudit, SituationId } from './degree/degree-audit.ts'
import { defineRoute } from './route.ts'
import { Done, Id, Line } from './words.ts'

/** Codes or ids, separated by commas; empty: none. */
const Codes = Type.String({
  pattern: '^([0-9A-Za-z._-]{1,80}(,[0-9A-Za-z._-]{1,80})*)?$',
  maxLength: 2000,
  'x-words': '这一项不是从页面上选的，请刷新页面后重选。',
})
export const degreeAudit = defineRoute({
  id: 'degreeAudit',
  method: 'GET',
  path: '/api/portal/degree',
  summary:
    'What is missing for the degree and why, and the earliest graduation (AUD-04, AUD-05, AUD-08); what if (AUD-06)',
  access: { actor: 'candidate', ticket: true },
  query: Type.Object(
    {
      /** Another version of a plan, of any major; absent: that under which this 准考证 graduates. */
      planId: Type.Optional(Id),
      /** Another situation; absent: the kept one. */
      situation: Type.Optional(SituationId),
      /** Courses taken as passed. */
      assumed: Type.Optional(Codes),
      /** Rules of 顶替 that are left out, so that another is used. */
      without: Type.Optional(Codes),
    },
    { additionalProperties: false },
  ),
  reply: DegreeAudit,
  perMinute: 60,
  refusals: ['too_many_requests', 'not_found', 'ticket_switched'],
})

export const degreeAlternatives = defineRoute({
  id: 'degreeAlternatives',
  method: 'GET',
  path: '/api/portal/degree/alternatives',
  summary:
    'What another way would save: an exemption, a substitution, another version of the plan (AUD-05, AUD-08)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({ alternatives: Type.Array(Alternative) }),
  perMinute: 30,
  refusals: ['too_many_requests', 'not_found', 'ticket_switched'],
})

export const degreePlans = defineRoute({
  id: 'degreePlans',
  method: 'GET',
  path: '/api/portal/degree/plans',
  summary: 'The majors and versions that a forecast can be made for (AUD-06)',
  access: { actor: 'candidate' },
  reply: Type.Object({
    plans: Type.Array(
      Type.Object({
        planId: Id,
        version: Line,
        majorCode: Line,
        majorName: Line,
        level: Line,
        schoolName: Line,
      }),
    ),
  }),
  refusals: [],
})

export const keepSituation = defineRoute({
  id: 'keepSituation',
  method: 'PUT',
  path: '/api/portal/degree/situation',
  effect: 'sets',
  summary: 'Keeps the 加考 situation for forecasts; an application asks again (AUD-06, GRA-03)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  body: Type.Object({ planId: Id, situation: SituationId }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'ticket_switched', 'too_many_requests'],
})
