import { expect, test } from 'vitest'
import { createSigner, isSignedBy } from './signer.ts'

// RFC 8032, section 7.1, test 1.
const RFC = {
  signingKey: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
}

test('TRL-01 keys and signatures are those of RFC 8032', () => {
  const signer = createSigner(RFC)
  expect(signer.publicKey).toBe(RFC.publicKey)
  expect(signer.sign('').toString('hex')).toBe(RFC.signature)
})

test('TRL-01 what was changed, signed by another, or is no key, is not signed', () => {
  const signer = createSigner(RFC)
  const signature = signer.sign('一')
  expect(isSignedBy(signer.publicKey, '一', signature)).toBe(true)
  expect(isSignedBy(signer.publicKey, '二', signature)).toBe(false)
  expect(isSignedBy(createSigner({ signingKey: '11'.repeat(32) }).publicKey, '一', signature)).toBe(false)
  expect(isSignedBy('key', '一', signature)).toBe(false)
  expect(isSignedBy(signer.publicKey, '一', Buffer.alloc(3))).toBe(false)
})
