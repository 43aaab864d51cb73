import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { IdParams } from '../../words.ts'
import { ImportKind } from '../imports.ts'

export const importErrorFile = defineRoute({
  id: 'importErrorFile',
  method: 'GET',
  path: '/api/office/imports/:id/errors.xlsx',
  summary: 'The faulty rows as they were given, each with what is wrong with it (IMP-01)',
  access: { actor: 'staff', grant: 'import.upload' },
  perMinute: 30,
  params: IdParams,
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['not_found', 'too_many_requests'],
})

export const importTemplate = defineRoute({
  id: 'importTemplate',
  method: 'GET',
  path: '/api/office/import-templates/:kind',
  summary: 'An empty spreadsheet with the expected columns and one example row',
  access: { actor: 'staff', grant: 'import.upload' },
  perMinute: 30,
  params: Type.Object({ kind: ImportKind }, { additionalProperties: false }),
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['too_many_requests'],
})
