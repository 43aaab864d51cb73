import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { LARGEST_EXCHANGE_FILE } from '../transfers/transfer-package.ts'
import { Done, Id, IdParams, Line, OneOf, UUID, VersionSeen } from '../words.ts'

const closed = { additionalProperties: false } as const
const Reason = FreeText('masked', { minLength: 4, maxLength: 400 })
/** The most that are made or downloaded at once. */
export const MOST_PACKAGES = 100

export const sendPackages = defineRoute({
  id: 'sendPackages',
  method: 'POST',
  path: '/api/office/departure-packages',
  summary:
    'Makes the packages of signed transfers, each for itself, or one anew that nobody can take in any more',
  access: { actor: 'staff', grant: 'departure.send' },
  body: Type.Object(
    {
      departures: Type.Array(Type.Object({ id: Id, version: VersionSeen }, closed), {
        minItems: 1,
        maxItems: MOST_PACKAGES,
      }),
    },
    closed,
  ),
  reply: Type.Object({
    made: Type.Array(Id),
    refused: Type.Array(Type.Object({ id: Id, why: Line })),
  }),
  refusals: ['not_permitted'],
})

export const downloadPackages = defineRoute({
  id: 'downloadPackages',
  method: 'GET',
  path: '/api/office/departure-packages',
  summary: 'The file of one package, or a ZIP of several, the same byte for byte each time',
  access: { actor: 'staff', grant: 'departure.send' },
  perMinute: 60,
  query: Type.Object(
    {
      /** Ids of transfers, with commas between. */
      ids: Type.String({
        pattern: `^${UUID}(,${UUID}){0,${MOST_PACKAGES - 1}}$`,
        maxLength: 3_700,
        'x-words': `一次可下载 1 至 ${MOST_PACKAGES} 份转出材料，请在列表中重新勾选。`,
      }),
    },
    closed,
  ),
  reply: { file: ['application/json', 'application/zip'] },
  refusals: ['not_permitted', 'not_found', 'too_many_requests'],
})

export const answerDeparture = defineRoute({
  id: 'answerDeparture',
  method: 'POST',
  path: '/api/office/departures/:id/answer',
  summary: 'Enters by hand what the destination answered',
  access: { actor: 'staff', grant: 'departure.send' },
  params: IdParams,
  body: Type.Object(
    {
      version: VersionSeen,
      answer: Type.Union([
        Type.Object({ kind: Type.Literal('accepted'), note: Reason }, closed),
        Type.Object({ kind: Type.Literal('returned'), note: Reason }, closed),
      ]),
    },
    closed,
  ),
  reply: Done,
  refusals: ['not_permitted', 'not_found', 'stale', 'departure_state', 'departure_counted'],
})

export const takeAnswerFile = defineRoute({
  id: 'takeAnswerFile',
  method: 'POST',
  path: '/api/office/departure-answers',
  summary: 'Takes the signed answer of the destination',
  access: { actor: 'staff', grant: 'departure.send' },
  upload: { maxBytes: LARGEST_EXCHANGE_FILE },
  reply: Type.Object({ id: Id, kind: OneOf(['accepted', 'returned']), personName: Line }),
  refusals: [
    ...(['not_permitted', 'upload_missing', 'upload_too_large', 'upload_incomplete'] as const),
    ...(['stale', 'departure_state', 'departure_counted', 'answer_refused', 'answer_unknown'] as const),
  ],
})

export const askDepartureUndo = defineRoute({
  id: 'askDepartureUndo',
  method: 'POST',
  path: '/api/office/departures/:id/undo',
  summary: 'Asks for an answer that was entered to be taken back; a second person decides',
  access: { actor: 'staff', grant: 'departure.send' },
  params: IdParams,
  body: Type.Object({ version: VersionSeen, reason: Reason }, closed),
  reply: Done,
  refusals: ['not_permitted', 'not_found', 'stale', 'departure_state'],
})

export const settleDepartureUndo = defineRoute({
  id: 'settleDepartureUndo',
  method: 'POST',
  path: '/api/office/departure-undos/:id',
  summary: 'A second person takes an answer back, or lets it stand',
  access: { actor: 'staff', grant: 'departure.undo' },
  params: IdParams,
  body: Type.Object(
    { decision: OneOf(['agree', 'refuse']), note: Type.Optional(FreeText('masked', { maxLength: 200 })) },
    closed,
  ),
  reply: Done,
  refusals: ['not_permitted', 'not_found', 'stale', 'second_person', 'departure_relied_on'],
})
