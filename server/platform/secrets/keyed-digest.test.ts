import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedDigest } from './keyed-digest.ts'

test('RFC 4231: the second and the sixth test case', () => {
  expect(keyedDigest(Buffer.from('Jefe'))('what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
  const longKey = Buffer.alloc(131, 0xaa)
  expect(keyedDigest(longKey)('Test Using Larger Than Block-Size Key - Hash Key First').toString('hex')).toBe(
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  )
})

test('it is what Node’s HMAC says, whatever the key and the text, and whatever came before', () => {
  const key = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' }),
    fc.integer({ min: 338, max: 345 }).map((length) => '考'.repeat(length)),
  )
  fc.assert(
    fc.property(key, fc.array(text, { minLength: 1, maxLength: 4 }), (secret, texts) => {
      const digest = keyedDigest(secret)
      for (const one of texts) expect(digest(one)).toEqual(createHmac('sha256', secret).update(one).digest())
    }),
  )
})
