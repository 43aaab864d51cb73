import { Type } from 'typebox'
import { ApplicationState } from '../applications.ts'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { IdParams, VersionSeen } from '../words.ts'
import { ChosenReasons, Note } from './reviews.ts'

const WITHIN = { actor: 'staff', grant: 'review.decide' } as const
const Moved = Type.Object({ state: ApplicationState })
/** For reviewers only: the note is all that the next reviewer is told. */
const InternalNote = FreeText('masked', { minLength: 4, maxLength: 500 })
const REFUSALS = ['not_found', 'claim_missing', 'review_state', 'review_amending', 'undo_open'] as const

export const returnReview = defineRoute({
  id: 'returnReview',
  method: 'POST',
  path: '/api/office/reviews/:id/return',
  summary: '退回: an earlier level decides again, with a note for its reviewers (REV-10)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object(
    { revision: VersionSeen, toLevel: Type.Integer({ minimum: 1, maximum: 3 }), note: InternalNote },
    { additionalProperties: false },
  ),
  reply: Moved,
  refusals: [...REFUSALS, 'review_revised', 'second_level', 'return_level'],
})

export const askAmendment = defineRoute({
  id: 'askAmendment',
  method: 'POST',
  path: '/api/office/reviews/:id/amendment',
  summary:
    '补正: asks the candidate to amend what the reasons name, until the end of a day; the clock of the level stands still (REV-10)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object(
    {
      revision: VersionSeen,
      reasons: ChosenReasons,
      note: Note,
      /** So many days from today. */
      days: Type.Integer({ minimum: 1, maximum: 60 }),
    },
    { additionalProperties: false },
  ),
  reply: Moved,
  refusals: [
    ...REFUSALS,
    'review_revised',
    'second_level',
    'reason_missing',
    'reason_misfit',
    'mark_misfit',
    'note_missing',
  ],
})

export const holdReview = defineRoute({
  id: 'holdReview',
  method: 'POST',
  path: '/api/office/reviews/:id/hold',
  summary: '暂缓: lets an application rest at its level, with a note for its reviewers (REV-10)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object({ revision: VersionSeen, note: InternalNote }, { additionalProperties: false }),
  reply: Moved,
  refusals: [...REFUSALS, 'review_revised', 'second_level'],
})

export const endHold = defineRoute({
  id: 'endHold',
  method: 'POST',
  path: '/api/office/reviews/:id/hold/end',
  summary: 'Ends a rest; anybody of the level may (REV-10)',
  access: WITHIN,
  params: IdParams,
  reply: Moved,
  refusals: ['not_found', 'review_state', 'review_amending', 'undo_open', 'stale'],
})
