import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { Id, IdParams, Line } from '../../words.ts'

const RowNo = Type.Integer({ minimum: 1, maximum: 1_000_000 })

/** A photograph that is to be applied, and the one on record that it takes the place of. */
const BatchPhoto = Type.Object({
  rowNo: Type.Integer(),
  /** A 证件号码 in it is masked. */
  fileName: Line,
  name: Line,
  imageId: Id,
  beforeId: Type.Optional(Id),
  /** It is the very photograph on record. */
  isUnchanged: Type.Boolean(),
})
export type BatchPhoto = Type.Static<typeof BatchPhoto>

export const batchPhotos = defineRoute({
  id: 'batchPhotos',
  method: 'GET',
  path: '/api/office/imports/:id/photos',
  summary:
    'The sound photographs of a checked batch beside those on record, 24 a page, for whoever applies it; without a page the first that they have yet to open; each look is in the trail (IMP-01)',
  access: { actor: 'staff', grant: 'import.apply' },
  perMinute: 60,
  params: IdParams,
  query: Type.Object(
    {
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    photos: Type.Array(BatchPhoto),
    inAll: Type.Integer(),
    page: Type.Integer(),
    pages: Type.Integer(),
    /** How many pages whoever asks has to open before they may apply the batch (decision 0096); 0: they may not. */
    toSee: Type.Integer(),
    /** Which of those they have not opened yet. */
    left: Type.Array(Type.Integer()),
  }),
  refusals: ['not_found', 'too_many_requests'],
})

export const batchPhoto = defineRoute({
  id: 'batchPhoto',
  method: 'GET',
  path: '/api/office/imports/:id/photos/:imageId',
  summary:
    'One photograph of a checked batch, or the one on record that it takes the place of (IMP-01, EVI-03)',
  access: { actor: 'staff', grant: 'import.apply' },
  // Two for each of 24 persons, and twenty pages a minute.
  perMinute: 960,
  params: Type.Object({ id: Id, imageId: Id }, { additionalProperties: false }),
  query: Type.Object({ row: RowNo }, { additionalProperties: false }),
  reply: { file: ['image/jpeg', 'image/png'] },
  refusals: ['not_found', 'image_damaged', 'too_many_requests'],
})
