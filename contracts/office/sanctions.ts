import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Day, Done, Id, IdParams, Instant, Line, Prose } from '../words.ts'

/** 停考 keeps a person from sitting exams; 延缓毕业 keeps the diploma back. Both hold the diploma back until their day. */
export const SANCTION_KINDS = ['exams_suspended', 'diploma_delayed'] as const
export type SanctionKind = (typeof SANCTION_KINDS)[number]

/** requested → in_force | refused; in_force → revocation_asked → revoked | in_force. */
export const SANCTION_STATES = ['requested', 'refused', 'in_force', 'revocation_asked', 'revoked'] as const
export type SanctionState = (typeof SANCTION_STATES)[number]

const Kind = Type.Unsafe<SanctionKind>(Type.Union(SANCTION_KINDS.map((kind) => Type.Literal(kind))))
const State = Type.Unsafe<SanctionState>(Type.Union(SANCTION_STATES.map((state) => Type.Literal(state))))
const Reason = FreeText('masked', { minLength: 4, maxLength: 500 })

export const SanctionView = Type.Object({
  id: Id,
  personId: Id,
  personName: Line,
  ticketNos: Type.Array(Line),
  kind: Kind,
  /** The last day on which it holds. */
  until: Day,
  /** Its last day has passed: it holds nothing back, whatever its state says. */
  isOver: Type.Boolean(),
  reason: Prose,
  state: State,
  requestedBy: Line,
  requestedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  decisionNote: Type.Optional(Line),
  revocation: Type.Optional(
    Type.Object({
      reason: Prose,
      askedBy: Line,
      askedAt: Instant,
      decidedBy: Type.Optional(Line),
      decidedAt: Type.Optional(Instant),
      note: Type.Optional(Line),
    }),
  ),
  /** This person took the step that waits: somebody else decides on it. */
  mine: Type.Boolean(),
})
export type SanctionView = Type.Static<typeof SanctionView>

export const listSanctions = defineRoute({
  id: 'listSanctions',
  method: 'GET',
  path: '/api/office/sanctions',
  summary: 'Sanctions, every one that waits for a second person, then 200 others at most',
  access: { actor: 'staff', grant: 'sanction.view' },
  reply: Type.Object({ sanctions: Type.Array(SanctionView), more: Type.Boolean() }),
  refusals: [],
})

export const sanctionsOfCandidate = defineRoute({
  id: 'sanctionsOfCandidate',
  method: 'GET',
  path: '/api/office/candidates/:id/sanctions',
  summary: 'Every sanction of one candidate, the newest first',
  access: { actor: 'staff', grant: 'sanction.view' },
  params: IdParams,
  reply: Type.Object({ sanctions: Type.Array(SanctionView) }),
  refusals: ['not_found'],
})

export const requestSanction = defineRoute({
  id: 'requestSanction',
  method: 'POST',
  path: '/api/office/candidates/:id/sanctions',
  summary: 'Enters a sanction with the notice on which it rests; it holds when a second person confirms it',
  access: { actor: 'staff', grant: 'sanction.request' },
  params: IdParams,
  body: Type.Object({ kind: Kind, until: Day, reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found'],
})

export const askSanctionRevocation = defineRoute({
  id: 'askSanctionRevocation',
  method: 'POST',
  path: '/api/office/sanctions/:id/revocation',
  summary: 'Asks for a sanction to be taken back; it holds until a second person agrees',
  access: { actor: 'staff', grant: 'sanction.request' },
  params: IdParams,
  body: Type.Object({ reason: Reason }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale'],
})

export const decideSanction = defineRoute({
  id: 'decideSanction',
  method: 'POST',
  path: '/api/office/sanctions/:id/decision',
  summary: 'The second person agrees to the step that waits, or refuses it',
  access: { actor: 'staff', grant: 'sanction.approve' },
  params: IdParams,
  body: Type.Object(
    {
      /** The state that was seen: entering and taking back are different questions. */
      seen: Type.Union([Type.Literal('requested'), Type.Literal('revocation_asked')]),
      decision: Type.Union([Type.Literal('approve'), Type.Literal('refuse')]),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'stale', 'sanction_listed'],
})
