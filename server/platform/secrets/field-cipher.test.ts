import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFieldCipher } from './field-cipher.ts'

const key = () => randomBytes(32).toString('hex')
const secrets = {
  fieldKeys: { '1': key(), '255': key() },
  activeFieldKey: '255',
  indexKey: key(),
  digestKey: key(),
  signingKey: key(),
  paperKeys: [{ seed: key(), from: '2026-01-01T00:00:00Z' }],
  generated: true,
}
const cipher = createFieldCipher(secrets)
const NUMBER = '11010519491231002X'

test('what was sealed opens again, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, field) => {
      expect(cipher.open(field, cipher.seal(field, plain))).toBe(plain)
    }),
  )
})

test('a sealed field with any byte changed is refused', () => {
  const sealed = cipher.seal('person.id_number', NUMBER)
  for (const [place, byte] of sealed.entries())
    for (const flip of [1, 0x80, 0xff]) {
      const changed = Buffer.from(sealed)
      changed[place] = byte ^ flip
      expect(() => cipher.open('person.id_number', changed), `byte ${place}`).toThrow()
    }
})

test('a sealed field that was cut short is refused', () => {
  const sealed = cipher.seal('person.id_number', NUMBER)
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => cipher.open('person.id_number', sealed.subarray(0, length))).toThrow()
})

test('a sealed field cannot be moved to another field', () => {
  expect(() => cipher.open('person.phone', cipher.seal('person.id_number', NUMBER))).toThrow()
})

test('the same text is sealed differently each time, and shows nowhere', () => {
  const [one, other] = [cipher.seal('person.name', '欧阳雪'), cipher.seal('person.name', '欧阳雪')]
  expect(one.equals(other)).toBe(false)
  expect(one.includes(Buffer.from('欧阳雪'))).toBe(false)
})

test('what an older key sealed still opens, and with an unknown key nothing does', () => {
  const older = createFieldCipher({ ...secrets, activeFieldKey: '1' })
  expect(cipher.open('f', older.seal('f', NUMBER))).toBe(NUMBER)
  const stranger = createFieldCipher({ ...secrets, fieldKeys: { '255': key() } })
  expect(() => stranger.open('f', cipher.seal('f', NUMBER))).toThrow()
  expect(() => stranger.open('f', older.seal('f', NUMBER))).toThrow('no field key 1')
})

test('an index finds equal texts of one field only, and is no digest', () => {
  expect(cipher.index('a', NUMBER)).toEqual(cipher.index('a', NUMBER))
  expect(cipher.index('a', NUMBER)).not.toEqual(cipher.index('b', NUMBER))
  expect(cipher.index('a', 'bc')).not.toEqual(cipher.index('ab', 'c'))
  expect(cipher.index('a', NUMBER)).not.toEqual(cipher.digest('a', NUMBER))
})
