import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { ScoreOutcome } from '../scores.ts'
import { Done, Id, IdParams, Line, OneOf } from '../words.ts'
import { ImportBatchView, MAX_IMPORT_BYTES } from './imports.ts'

export const EntryDifference = Type.Object({
  ticketNo: Line,
  personName: Type.Optional(Line),
  courseCode: Line,
  courseName: Type.Optional(Line),
  /** Absent where the entry has no such row. */
  first: Type.Optional(ScoreOutcome),
  second: Type.Optional(ScoreOutcome),
  settled: Type.Optional(Type.Object({ chosen: OneOf(['first', 'second']), reason: Line, by: Line })),
})
export type EntryDifference = Type.Static<typeof EntryDifference>

export const entryComparison = defineRoute({
  id: 'entryComparison',
  method: 'GET',
  path: '/api/office/imports/:id/comparison',
  summary: 'Where the two entries of a batch differ, the open differences first, 200 at most (IMP-02)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  reply: Type.Object({
    /** The second entry that is in use, with its own check. */
    second: Type.Optional(ImportBatchView),
    /** Only after both entries were checked and have no faulty row. */
    isCompared: Type.Boolean(),
    /** One of the two is at work (checked, applied, rolled back): the answer will be another one without a user's doing. */
    isComing: Type.Boolean(),
    all: Type.Integer(),
    open: Type.Integer(),
    differences: Type.Array(EntryDifference),
    /** Whoever made the first entry neither makes the second nor settles a difference. */
    isFirst: Type.Boolean(),
  }),
  refusals: ['not_found'],
})

export const uploadSecondEntry = defineRoute({
  id: 'uploadSecondEntry',
  method: 'POST',
  path: '/api/office/imports/:id/second-entry',
  summary: 'Uploads what a second person entered independently, to be compared with the first entry (IMP-02)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  upload: { maxBytes: MAX_IMPORT_BYTES },
  reply: Type.Object({ id: Id, batchNo: Type.Integer() }),
  refusals: [
    'not_found',
    'import_state',
    'second_person',
    'import_second_there',
    'upload_missing',
    'upload_too_large',
    'upload_incomplete',
  ],
})

export const settleEntry = defineRoute({
  id: 'settleEntry',
  method: 'POST',
  path: '/api/office/imports/:id/comparison',
  summary: 'Settles one difference between the entries; never whoever made the first (IMP-02)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  body: Type.Object(
    {
      /** The second entry that was compared. */
      secondId: Id,
      ticketNo: Type.String({
        pattern: '^[0-9]{12}$',
        maxLength: 12,
        'x-words': '准考证号应为 12 位数字，请核对。',
        'x-fold': 'ticket_no',
      }),
      courseCode: Type.String({
        pattern: '^[0-9A-Z]{1,20}$',
        maxLength: 20,
        'x-words': '课程代码应为数字或大写字母，请核对。',
      }),
      chosen: OneOf(['first', 'second']),
      reason: FreeText('masked', { minLength: 4, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'import_state', 'second_person', 'stale'],
})
