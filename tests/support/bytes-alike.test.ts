import { expect, test } from 'vitest'

test('bytes are alike when they are the same, wherever they stand in what is compared', () => {
  const bytes = Buffer.from('考籍')
  expect({ bytes: [bytes] }).toEqual({ bytes: [Buffer.from('考籍')] })
  expect({ bytes: [bytes] }).not.toEqual({ bytes: [Buffer.from('考生')] })
  expect(bytes).not.toEqual(Buffer.from('考籍号'))
  expect(bytes).not.toEqual('考籍')
  expect(bytes).not.toEqual([...bytes])
})
