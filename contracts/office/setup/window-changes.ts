import { Type } from 'typebox'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { ServiceCode } from '../../services.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, Prose } from '../../words.ts'

/** A new window; other times for one; the end of one, at once. */
const WINDOW_CHANGE_KINDS = ['open', 'move', 'close'] as const
const WINDOW_CHANGE_STATES = ['requested', 'approved', 'refused', 'withdrawn'] as const

const Reason = FreeText('masked', { minLength: 4, maxLength: 500 })
const Times = { opensAt: Instant, closesAt: Instant }
const NextExpected = Type.Optional(FreeText('published', { minLength: 1, maxLength: 100 }))
const Seen = { seenOpensAt: Instant, seenClosesAt: Instant }

const WindowChange = Type.Object({
  id: Id,
  kind: OneOf(WINDOW_CHANGE_KINDS),
  windowId: Id,
  service: ServiceCode,
  round: Line,
  schoolName: Type.Optional(Line),
  /** The times as they were when the change was asked for; absent for a new window. */
  before: Type.Optional(Type.Object(Times)),
  /** Absent: it closes at once. */
  after: Type.Optional(Type.Object(Times)),
  nextExpected: Type.Optional(Line),
  reason: Prose,
  state: OneOf(WINDOW_CHANGE_STATES),
  requestedBy: Line,
  requestedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  note: Type.Optional(Line),
  /** This person asked for it: somebody else decides. */
  mine: Type.Boolean(),
})
export type WindowChange = Type.Static<typeof WindowChange>

export const listWindowChanges = defineRoute({
  id: 'listWindowChanges',
  method: 'GET',
  path: '/api/office/window-changes',
  summary:
    'Changes of windows, every one that waits for a second person, then 50 others at most; and the schools of a new one (WIN-01)',
  access: { actor: 'staff', grant: 'window.view' },
  reply: Type.Object({
    changes: Type.Array(WindowChange),
    schools: Type.Array(Type.Object({ id: Id, name: Line })),
  }),
  refusals: [],
})

export const openWindow = defineRoute({
  id: 'openWindow',
  method: 'POST',
  path: '/api/office/windows',
  summary: 'Asks for a new window; it opens when a second person agrees (WIN-01)',
  access: { actor: 'staff', grant: 'window.request' },
  body: Type.Object(
    {
      service: ServiceCode,
      round: FreeText('published', { minLength: 1, maxLength: 40 }),
      schoolId: Type.Optional(Id),
      ...Times,
      nextExpected: NextExpected,
      reason: Reason,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['input_invalid', 'window_overlap', 'window_round_taken', 'window_results_out'],
})

export const moveWindow = defineRoute({
  id: 'moveWindow',
  method: 'POST',
  path: '/api/office/windows/:id/move',
  summary: 'Asks for other times of a window, an extension for instance (WIN-01)',
  access: { actor: 'staff', grant: 'window.request' },
  params: IdParams,
  body: Type.Object(
    { ...Seen, ...Times, nextExpected: NextExpected, reason: Reason },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: [
    'not_found',
    'stale',
    'input_invalid',
    'window_overlap',
    'window_results_out',
    'window_change_waits',
  ],
})

export const closeWindow = defineRoute({
  id: 'closeWindow',
  method: 'POST',
  path: '/api/office/windows/:id/closing',
  summary: 'Asks for an open window to close at once, or for one to come not to open (WIN-01)',
  access: { actor: 'staff', grant: 'window.request' },
  params: IdParams,
  body: Type.Object({ ...Seen, reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'stale', 'input_invalid', 'window_change_waits'],
})

export const decideWindowChange = defineRoute({
  id: 'decideWindowChange',
  method: 'POST',
  path: '/api/office/window-changes/:id/decision',
  summary: 'The second person agrees or refuses; who asked takes it back (WIN-01)',
  access: { actor: 'staff', grant: 'window.decide' },
  params: IdParams,
  body: Type.Object(
    {
      decision: OneOf(['approve', 'refuse', 'withdraw']),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: [
    'not_found',
    'second_person',
    'not_permitted',
    'stale',
    'input_invalid',
    'window_overlap',
    'window_round_taken',
    'window_results_out',
  ],
})
