import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'
import { CONFIRMATION_MODES, ConfirmationNotice } from './transfer-in.ts'

const VIEW = { actor: 'staff', grant: 'arrival.view' } as const
const CONFIRM = { actor: 'staff', grant: 'arrival.confirm' } as const

export const SchoolNotice = Type.Object({
  ...ConfirmationNotice.properties,
  id: Id,
  schoolName: Line,
  version: Type.Integer(),
  /** Nobody has confirmed by it yet, and it is not over. */
  changeable: Type.Boolean(),
})
export type SchoolNotice = Type.Static<typeof SchoolNotice>

export const listConfirmationNotices = defineRoute({
  id: 'listConfirmationNotices',
  method: 'GET',
  path: '/api/office/confirmation-notices',
  summary: '现场确认 notices of the schools in the actor’s scope, the newest first, 100 at most (TRI-02)',
  access: VIEW,
  reply: Type.Object({
    notices: Type.Array(SchoolNotice),
    more: Type.Boolean(),
    /** The schools for which the actor may publish one. */
    schools: Type.Array(Type.Object({ id: Id, name: Line })),
  }),
  refusals: [],
})

const NoticeBody = {
  mode: OneOf(CONFIRMATION_MODES),
  opensAt: Instant,
  closesAt: Instant,
  place: Type.Optional(FreeText('published', { maxLength: 200 })),
  words: FreeText('published', { maxLength: 1000 }),
}

export const publishConfirmationNotice = defineRoute({
  id: 'publishConfirmationNotice',
  method: 'POST',
  path: '/api/office/confirmation-notices',
  summary: 'Publishes when and where a school confirms, and tells everyone who waits for it (TRI-02)',
  access: CONFIRM,
  body: Type.Object({ schoolId: Id, ...NoticeBody }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'input_invalid'],
})

export const changeConfirmationNotice = defineRoute({
  id: 'changeConfirmationNotice',
  method: 'PUT',
  path: '/api/office/confirmation-notices/:id',
  summary:
    'Changes a notice that is not over, an extension of its time included, and tells everyone again (TRI-02)',
  access: CONFIRM,
  params: IdParams,
  body: Type.Object({ version: VersionSeen, ...NoticeBody }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale', 'input_invalid'],
})

export const arrivalStatistics = defineRoute({
  id: 'arrivalStatistics',
  method: 'GET',
  path: '/api/office/transfers-in-statistics',
  summary: 'How many arrived from each province and how they stand, in the actor’s scope',
  access: VIEW,
  reply: Type.Object({
    provinces: Type.Array(
      Type.Object({
        province: Line,
        total: Type.Integer(),
        open: Type.Integer(),
        confirmed: Type.Integer(),
        rejected: Type.Integer(),
        returned: Type.Integer(),
        courses: Type.Integer(),
        scores: Type.Integer(),
      }),
    ),
  }),
  refusals: [],
})
