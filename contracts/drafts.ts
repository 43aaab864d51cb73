import { Type } from 'typebox'
import { DraftView } from './applications.ts'
import { Filed, RuleAdvice } from './filed.ts'
import { DraftForm } from './forms.ts'
import { defineRoute } from './route.ts'
import { ServiceParams } from './services.ts'
import { Done, Id, IdParams, Line, Prose, VersionSeen } from './words.ts'

export const startDraft = defineRoute({
  id: 'startDraft',
  method: 'POST',
  path: '/api/portal/services/:service/draft',
  summary:
    '「我已知晓，继续申请」: begins the draft, or answers the one that is there; keeps the version of the 须知 (APP-01)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  params: ServiceParams,
  body: Type.Object({ noticeVersion: VersionSeen }, { additionalProperties: false }),
  reply: DraftView,
  refusals: ['ticket_switched', 'window_closed', 'precondition_unmet', 'notice_changed', 'too_many_requests'],
})

const DraftRefusals = [
  'ticket_switched',
  'not_found',
  'stale',
  'draft_outdated',
  'draft_of_other_service',
  'too_many_requests',
] as const

export const oneDraft = defineRoute({
  id: 'oneDraft',
  method: 'GET',
  path: '/api/portal/drafts/:id',
  summary: 'A draft of the active 准考证 (APP-02)',
  access: { actor: 'candidate', ticket: true },
  params: IdParams,
  reply: DraftView,
  refusals: ['ticket_switched', 'not_found', 'other_ticket', 'draft_outdated'],
})

export const saveDraft = defineRoute({
  id: 'saveDraft',
  method: 'PUT',
  path: '/api/portal/drafts/:id',
  summary: 'Saves the draft, complete or not; the version must be the one that was read (APP-02)',
  access: { actor: 'candidate', ticket: true },
  // A page saves once a second while somebody types; twice that is for what two devices do.
  perMinute: 120,
  params: IdParams,
  body: Type.Object({ version: VersionSeen, form: DraftForm }, { additionalProperties: false }),
  reply: DraftView,
  refusals: DraftRefusals,
})

export const discardDraft = defineRoute({
  id: 'discardDraft',
  method: 'DELETE',
  path: '/api/portal/drafts/:id',
  effect: 'ends',
  summary: 'Throws the draft away; credentials stay in the wallet',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  params: IdParams,
  reply: Done,
  refusals: ['ticket_switched', 'not_found', 'too_many_requests'],
})

export const checkDraft = defineRoute({
  id: 'checkDraft',
  method: 'GET',
  path: '/api/portal/drafts/:id/check',
  summary:
    'Everything that stands in the way of filing, at once, and what would be filed, with what the rules say of it',
  access: { actor: 'candidate', ticket: true },
  params: IdParams,
  reply: Type.Object({
    version: Type.Integer(),
    problems: Type.Array(Type.Object({ field: Line, code: Line, text: Prose })),
    items: Type.Array(Type.Object({ subject: Line, filed: Filed, advice: RuleAdvice })),
    /** A correction that says exactly what was filed before (APP-10). */
    isUnchanged: Type.Boolean(),
  }),
  refusals: ['ticket_switched', 'not_found', 'draft_outdated'],
})

export const submitDraft = defineRoute({
  id: 'submitDraft',
  method: 'POST',
  path: '/api/portal/drafts/:id/submit',
  effect: 'ends',
  summary:
    '「提交申请」: one filing, once, whatever is clicked twice; inside the window, to the second (APP-01, APP-05, APP-06)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  params: IdParams,
  body: Type.Object(
    {
      version: VersionSeen,
      /** Of a correction: the version of the application that its owner has seen (APP-10). */
      applicationVersion: Type.Optional(VersionSeen),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ filingId: Id }),
  refusals: [
    'ticket_switched',
    'not_found',
    'stale',
    'window_closed',
    'precondition_unmet',
    'draft_incomplete',
    'application_open',
    'application_state',
    'decided_meanwhile',
    'draft_outdated',
    'too_many_requests',
  ],
})
