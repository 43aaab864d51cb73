import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, Prose } from '../words.ts'

export const ImportKind = Type.Union([
  Type.Literal('candidates'),
  Type.Literal('exam_scores'),
  Type.Literal('practice_scores'),
  Type.Literal('inbound_transfers'),
  Type.Literal('candidate_photos'),
])
export type ImportKind = Type.Static<typeof ImportKind>

/** What both sides know of a kind. */
interface KindFacts {
  /** Spreadsheets (XLSX or CSV), or an archive (ZIP) of files. */
  format: 'sheet' | 'archive'
  /** Its files are of one sitting. */
  hasSitting: boolean
  /** What they bring in waits for a publication. */
  isPublished: boolean
  /** A school brings them in for its own candidates. */
  isForSchools: boolean
  /** Another officer than whoever uploaded it applies it (decision 0091). */
  isAppliedByAnother: boolean
}

const OF_AUTHORITY = { hasSitting: false, isPublished: false, isForSchools: false } as const
const OF_SITTING = { hasSitting: true, isPublished: true, isAppliedByAnother: false } as const

export const IMPORT_KINDS = {
  candidates: { format: 'sheet', ...OF_AUTHORITY, isAppliedByAnother: false },
  exam_scores: { format: 'sheet', ...OF_SITTING, isForSchools: false },
  practice_scores: { format: 'sheet', ...OF_SITTING, isForSchools: true },
  inbound_transfers: { format: 'sheet', ...OF_AUTHORITY, isAppliedByAnother: false },
  candidate_photos: { format: 'archive', ...OF_AUTHORITY, isAppliedByAnother: true },
} as const satisfies Record<ImportKind, KindFacts>

export const MAX_IMPORT_BYTES = 100 * 1024 * 1024

export const ImportBatchView = Type.Object({
  id: Id,
  batchNo: Type.Integer(),
  kind: ImportKind,
  sittingName: Type.Optional(Line),
  schoolName: Type.Optional(Line),
  fileName: Line,
  fileBytes: Type.Integer(),
  /** uploaded → checking → checked | unreadable | unassigned → uploaded; checked → compared, a second entry; checked → applying → applied → rolling_back → rolled_back; checking, checked → discarded */
  state: Line,
  /** Why the file could not be read, or the batch not be applied or taken back, in words. */
  fault: Type.Optional(Prose),
  rowsTotal: Type.Integer(),
  rowsDone: Type.Integer(),
  rowsFaulty: Type.Integer(),
  /** Faulty rows that were set aside, so that the rest could be applied (IMP-04). */
  rowsSetAside: Type.Integer(),
  setAsideReason: Type.Optional(Line),
  setAsideBy: Type.Optional(Line),
  warnings: Type.Array(Line),
  /** By whose word the columns are read, where the titles alone do not tell (IMP-04). */
  layout: Type.Optional(
    Type.Object({ columns: Type.Array(Line), by: Line, at: Instant, from: OneOf(['this', 'earlier']) }),
  ),
  /** This is the first of two entries (IMP-02). */
  isDouble: Type.Boolean(),
  /** This is the second entry of that batch. */
  entryOf: Type.Optional(Type.Object({ id: Id, batchNo: Type.Integer() })),
  uploadedBy: Line,
  uploadedAt: Instant,
  appliedBy: Type.Optional(Line),
  appliedAt: Type.Optional(Instant),
  rolledBackBy: Type.Optional(Line),
  rolledBackAt: Type.Optional(Instant),
  rollBackReason: Type.Optional(Line),
  /** Absent where it was given up because its time was over, and where nobody knows. */
  discardedBy: Type.Optional(Line),
  discardedAt: Type.Optional(Instant),
  /** proposed | approved, when the batch's scores are on their way out */
  publication: Type.Optional(Line),
  publishAt: Type.Optional(Instant),
})
export type ImportBatchView = Type.Static<typeof ImportBatchView>

export const uploadImport = defineRoute({
  id: 'uploadImport',
  method: 'POST',
  path: '/api/office/imports',
  summary:
    'Uploads one spreadsheet (XLSX or CSV), or one archive (ZIP) of photographs; the whole of it is then checked in the background (IMP-01)',
  access: { actor: 'staff', grant: 'import.upload' },
  query: Type.Object(
    {
      kind: ImportKind,
      sittingId: Type.Optional(Id),
      /** Whose candidates the file is about, from an officer of several schools. */
      schoolId: Type.Optional(Id),
      /** Scores that somebody else will enter once more, to be compared (IMP-02). */
      double: Type.Optional(Type.Literal('yes')),
      /** The officer assigns the columns, whatever their titles say and an earlier assignment said (IMP-04). */
      columns: Type.Optional(Type.Literal('ask')),
    },
    { additionalProperties: false },
  ),
  upload: { maxBytes: MAX_IMPORT_BYTES },
  reply: Type.Object({ id: Id, batchNo: Type.Integer() }),
  refusals: [
    'upload_missing',
    'upload_too_large',
    'upload_incomplete',
    'import_duplicate_file',
    'import_file_elsewhere',
    'input_invalid',
  ],
})

/** Which batches are shown: all, those that wait for somebody or for the worker, those that were applied, or those that came to nothing. */
export const ImportsShown = OneOf(['all', 'open', 'applied', 'ended'])
export type ImportsShown = Type.Static<typeof ImportsShown>

const Count = Type.Integer()

export const listImports = defineRoute({
  id: 'listImports',
  method: 'GET',
  path: '/api/office/imports',
  summary: 'Batches in scope, newest first, 50 a page, and how many of all wait for what',
  access: { actor: 'staff', grant: 'import.upload' },
  query: Type.Object(
    {
      kind: Type.Optional(ImportKind),
      sittingId: Type.Optional(Id),
      show: Type.Optional(ImportsShown),
      /** The number of the last batch of the page before. */
      before: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_007_199_254_740_991 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    batches: Type.Array(ImportBatchView),
    /** What the next page comes before; absent on the last one. */
    next: Type.Optional(Type.Integer()),
    /** Of all batches in scope, whatever is shown. */
    waiting: Type.Object({ unassigned: Count, faulty: Count, notApplied: Count, ready: Count }),
  }),
  refusals: [],
})

export const oneImport = defineRoute({
  id: 'oneImport',
  method: 'GET',
  path: '/api/office/imports/:id',
  summary: 'One batch with its check report: progress, problems by kind, and the first faulty rows',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  reply: Type.Object({
    batch: ImportBatchView,
    /** Whoever asks uploaded it, and another officer applies it (decision 0091). */
    isForAnother: Type.Boolean(),
    columns: Type.Array(Line),
    problemCounts: Type.Array(Type.Object({ problem: Line, text: Line, rows: Type.Integer() })),
    faultyRows: Type.Array(
      Type.Object({ rowNo: Type.Integer(), cells: Type.Array(Line), problems: Type.Array(Line) }),
    ),
    /** What applying the batch will do, or has done, with the number of rows. */
    noteCounts: Type.Array(Type.Object({ note: Line, text: Line, rows: Type.Integer() })),
    notedRows: Type.Array(
      Type.Object({ rowNo: Type.Integer(), cells: Type.Array(Line), notes: Type.Array(Line) }),
    ),
  }),
  refusals: ['not_found'],
})

export const applyImport = defineRoute({
  id: 'applyImport',
  method: 'POST',
  path: '/api/office/imports/:id/apply',
  summary: 'Applies a faultless batch in one transaction (IMP-01)',
  access: { actor: 'staff', grant: 'import.apply' },
  params: IdParams,
  reply: Done,
  refusals: [
    'not_found',
    'import_state',
    'second_person',
    'import_has_problems',
    'import_photos_unseen',
    'import_is_second',
    'import_second_missing',
    'import_entries_differ',
    'stale',
  ],
})

export const setRowsAside = defineRoute({
  id: 'setRowsAside',
  method: 'POST',
  path: '/api/office/imports/:id/set-aside',
  summary:
    'Takes the faulty rows out of a checked batch with a reason, so that the rest can be applied (IMP-04)',
  access: { actor: 'staff', grant: 'import.apply' },
  params: IdParams,
  body: Type.Object(
    { reason: FreeText('masked', { minLength: 4, maxLength: 200 }) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'import_state', 'import_without_problems', 'import_all_faulty', 'stale'],
})

export const discardImport = defineRoute({
  id: 'discardImport',
  method: 'POST',
  path: '/api/office/imports/:id/discard',
  summary: 'Puts a batch aside that has not been applied; ends its check where it is still running (IMP-01)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'import_state', 'stale'],
})

export const rollBackImport = defineRoute({
  id: 'rollBackImport',
  method: 'POST',
  path: '/api/office/imports/:id/roll-back',
  summary: 'Takes an applied batch back as a whole in the background, while nothing relies on it (IMP-01)',
  access: { actor: 'staff', grant: 'import.roll_back' },
  params: IdParams,
  body: Type.Object(
    { reason: FreeText('masked', { minLength: 4, maxLength: 200 }) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'import_state', 'import_published', 'stale'],
})
