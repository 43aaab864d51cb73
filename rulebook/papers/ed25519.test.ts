import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from './bytes.ts'
import { isSigned } from './ed25519.ts'

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()

// RFC 8032, section 7.1, tests 1, 2, 3 and SHA(abc).
test.each([
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('VER-01 the signatures of RFC 8032 are good: %s', (key, message, signature) => {
  expect(isSigned(bytes(key), bytes(message), bytes(signature))).toBe(true)
  expect(isSigned(bytes(key), bytes(`${message}00`), bytes(signature))).toBe(false)
})

/** What OpenSSL says. */
function isSignedForOpenSsl(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

const pair = generateKeyPairSync('ed25519')
const publicKey = Uint8Array.from(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))

test('VER-01 what was signed is signed, and with one bit changed anywhere it is what OpenSSL says', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(96 * 8 - 1), (message, bit) => {
      const signature = Uint8Array.from(sign(null, message, pair.privateKey))
      expect(isSigned(publicKey, message, signature)).toBe(true)
      const changed = Uint8Array.from([...publicKey, ...signature])
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const [key, other] = [changed.subarray(0, 32), changed.subarray(32)]
      expect(isSigned(key, message, other)).toBe(false)
      expect(isSignedForOpenSsl(key, message, other)).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('VER-01 a scalar beyond the order of the group, and a y beyond the field, are refused', () => {
  const message = Uint8Array.of(1, 2, 3)
  const signature = Uint8Array.from(sign(null, message, pair.privateKey))
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const scalar = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const second = Uint8Array.from([
    ...signature.subarray(0, 32),
    ...Array.from({ length: 32 }, (_, place) => Number(((scalar + order) >> BigInt(8 * place)) & 255n)),
  ])
  expect(isSigned(publicKey, message, second)).toBe(false)
  expect(
    isSigned(
      Uint8Array.from({ length: 32 }, () => 255),
      message,
      signature,
    ),
  ).toBe(false)
  expect(isSigned(publicKey.subarray(1), message, signature)).toBe(false)
  expect(isSigned(publicKey, message, signature.subarray(1))).toBe(false)
})
