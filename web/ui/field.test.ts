import { expect, test } from 'vitest'
import { field } from './field.ts'

const problems = [
  { field: 'password', text: '太短。' },
  { field: 'password', text: '太常见。' },
  { field: 'code', text: '请输入。' },
]

test('UX-01 a field knows its problems and says to a screen reader whether it has any', () => {
  expect(field('password', problems)).toEqual({
    id: 'password',
    name: 'password',
    error: '太短。 太常见。',
    'aria-invalid': true,
  })
  expect(field('name', problems)).toMatchObject({ error: null, 'aria-invalid': false })
})
