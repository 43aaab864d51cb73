import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { FreeText } from '#contracts/free-text.ts'
import { keepableInput } from './keepable-input.ts'

const PHONE = '请打 139-1700-0999'
const MASKED = '请打 139****0999'
const Masked = FreeText('masked', { maxLength: 40 })
const Sealed = FreeText('sealed', { maxLength: 40 })

const Either = Type.Union([
  Type.Object({ kind: Type.Literal('a'), text: Sealed }),
  Type.Object({ kind: Type.Literal('b'), text: Masked }),
])

test.each([
  { what: 'a field', schema: Type.Object({ note: Masked }), body: { note: PHONE }, kept: { note: MASKED } },
  {
    what: 'nothing that is absent',
    schema: Type.Object({ note: Type.Optional(Masked) }),
    body: {},
    kept: {},
  },
  {
    what: 'not what is sealed or formed',
    schema: Type.Object({ a: Sealed, b: Type.String() }),
    body: { a: PHONE, b: PHONE },
    kept: { a: PHONE, b: PHONE },
  },
  {
    what: 'fields within lists within fields',
    schema: Type.Object({ items: Type.Array(Type.Object({ words: Masked, id: Type.String() })) }),
    body: { items: [{ words: PHONE, id: PHONE }] },
    kept: { items: [{ words: MASKED, id: PHONE }] },
  },
  { what: 'a list of texts', schema: Type.Array(Masked), body: [PHONE, ''], kept: [MASKED, ''] },
  {
    what: 'by the member of a union that is meant',
    schema: Either,
    body: { kind: 'a', text: PHONE },
    kept: { kind: 'a', text: PHONE },
  },
  {
    what: 'by its other member',
    schema: Either,
    body: { kind: 'b', text: PHONE },
    kept: { kind: 'b', text: MASKED },
  },
  {
    what: 'both parts of what is put together',
    schema: Type.Intersect([Type.Object({ a: Masked }), Type.Object({ b: Masked })]),
    body: { a: PHONE, b: PHONE },
    kept: { a: MASKED, b: MASKED },
  },
  { what: 'no body', schema: Type.Object({ note: Masked }), body: null, kept: null },
])('ACC-02 the door masks $what', ({ schema, body, kept }) => {
  expect(keepableInput(schema, body)).toEqual(kept)
})
