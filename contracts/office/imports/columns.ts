import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { Done, IdParams, Line } from '../../words.ts'

const Place = Type.Integer({ minimum: 0, maximum: 255 })
const Key = Type.String({
  pattern: '^[a-zA-Z0-9]{1,40}$',
  maxLength: 40,
  'x-words': '没有这项内容，请刷新后重新指定。',
})
const Assigned = Type.Object({ key: Key, place: Place }, { additionalProperties: false })

export const fileColumns = defineRoute({
  id: 'fileColumns',
  method: 'GET',
  path: '/api/office/imports/:id/columns',
  summary: 'The first rows of a file whose columns wait to be assigned by whoever brought it (IMP-04)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  reply: Type.Object({
    sheet: Line,
    headerRow: Type.Integer(),
    wanted: Type.Array(Type.Object({ key: Line, title: Line, isRequired: Type.Boolean() })),
    /** `suggested`: what the row's titles say without doubt, where a header is looked for. */
    rows: Type.Array(
      Type.Object({
        rowNo: Type.Integer(),
        cells: Type.Array(Line),
        suggested: Type.Optional(Type.Array(Type.Object({ key: Line, place: Type.Integer() }))),
      }),
    ),
  }),
  refusals: ['not_found'],
})

export const assignColumns = defineRoute({
  id: 'assignColumns',
  method: 'POST',
  path: '/api/office/imports/:id/columns',
  summary:
    'Says which column is which, remembers it for files of the same titles, and checks the file again (IMP-04)',
  access: { actor: 'staff', grant: 'import.upload' },
  params: IdParams,
  body: Type.Object(
    {
      headerRow: Type.Integer({ minimum: 1, maximum: 1_048_576 }),
      columns: Type.Array(Assigned, { maxItems: 256 }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'import_state', 'import_in_progress', 'input_invalid', 'stale'],
})
