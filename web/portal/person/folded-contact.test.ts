import { expect, test } from 'vitest'
import { judgeContact } from '#rulebook/contact/contact.ts'
import { foldedContact } from './folded-contact.ts'

test('PRF-01 a 邮政编码 without a digit is a fault, and an empty one is absent', () => {
  const empty = { address: '', postcode: ' ', email: '' }
  expect(foldedContact(empty)).toEqual({})
  for (const postcode of ['xxxxxx', '😀', '—']) {
    const sent = foldedContact({ ...empty, postcode })
    expect([postcode, judgeContact(sent)]).toEqual([postcode, ['postcode']])
  }
  expect(foldedContact({ ...empty, postcode: '２００４３３' })).toEqual({ postcode: '200433' })
})
