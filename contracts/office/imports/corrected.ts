import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { Id, IdParams } from '../../words.ts'
import { MAX_IMPORT_BYTES } from '../imports.ts'

export const uploadCorrected = defineRoute({
  id: 'uploadCorrected',
  method: 'POST',
  path: '/api/office/imports/:id/corrected',
  summary:
    'Uploads the corrected file of a batch that has not been applied; that batch is discarded with it (IMP-04)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  upload: { maxBytes: MAX_IMPORT_BYTES },
  reply: Type.Object({ id: Id, batchNo: Type.Integer() }),
  refusals: [
    'not_found',
    'import_state',
    'second_person',
    'stale',
    'upload_missing',
    'upload_too_large',
    'upload_incomplete',
    'import_duplicate_file',
    'import_file_elsewhere',
  ],
})
