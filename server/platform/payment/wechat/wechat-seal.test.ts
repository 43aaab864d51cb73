import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  PUBLISHED_ANSWER,
  PUBLISHED_BRIDGE,
  PUBLISHED_PRIVATE_KEY,
  PUBLISHED_REQUEST,
  PUBLISHED_RESOURCE,
} from './published.fixture.ts'
import { authorizationOf, bridgeParameters, faultOfSeal, openResource, sealOf } from './wechat-seal.ts'

const seal = {
  merchantId: '1900007291',
  serial: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
  key: createPrivateKey(PUBLISHED_PRIVATE_KEY),
}

test('PAY-02 a request is signed as in the example that WeChat Pay publishes', () => {
  const { path, body, authorization, ...stamp } = PUBLISHED_REQUEST
  expect(authorizationOf({ method: 'POST', path, body }, seal, stamp)).toBe(authorization)
  expect(authorizationOf({ method: 'POST', path: `${path}?a=1`, body }, seal, stamp)).not.toBe(authorization)
})

test('PAY-02 the parameters of a payment inside WeChat are those of the published example', () => {
  const { appId, prepayId, paySign } = PUBLISHED_BRIDGE
  const { timestamp, nonce } = PUBLISHED_REQUEST
  expect(bridgeParameters({ appId, prepayId }, seal, { timestamp, nonce })).toEqual({
    appId,
    timeStamp: timestamp,
    nonceStr: nonce,
    package: `prepay_id=${prepayId}`,
    signType: 'RSA',
    paySign,
  })
})

const key = createPublicKey(PUBLISHED_ANSWER.publicKey)
const at = new Date(1000 * Number(PUBLISHED_ANSWER.timestamp))
const body = Buffer.from(PUBLISHED_ANSWER.body)
const { timestamp, nonce, signature } = PUBLISHED_ANSWER

test('PAY-02 an answer is believed when WeChat Pay signed its raw bytes, as in the published example', () => {
  expect(faultOfSeal(PUBLISHED_ANSWER, body, { key, at })).toBeUndefined()
})

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
test.each([
  ['a body with a space more', { body: Buffer.from(`${PUBLISHED_ANSWER.body} `) }],
  ['a body written anew', { body: Buffer.from(JSON.stringify(JSON.parse(PUBLISHED_ANSWER.body), null, 1)) }],
  ['no body', { body: Buffer.alloc(0) }],
  ['another time', { timestamp: '1722850422' }],
  ['another nonce', { nonce: nonce.toUpperCase() }],
  ['a truncated signature', { signature: signature.slice(0, -4) }],
  ['a signature with something added', { signature: `${signature}AAAA` }],
  ['an empty signature', { signature: '' }],
  ['a signature for probing', { signature: `WECHATPAY/SIGNTEST/${signature}` }],
  ['another key', { key: stranger }],
])('PAY-02 an answer with %s is not', (_, changed) => {
  const { body: bytes, key: used, ...stamp } = { timestamp, nonce, signature, body, key, ...changed }
  expect(faultOfSeal(stamp, bytes, { key: used, at })).toBe('signature')
})

test.each([
  [300, undefined],
  [-300, undefined],
  [301, 'clock'],
  [-301, 'clock'],
])('PAY-02 a clock that is %i seconds away: %s', (seconds, fault) => {
  const later = new Date(at.getTime() + 1000 * seconds)
  expect(faultOfSeal(PUBLISHED_ANSWER, body, { key, at: later })).toBe(fault)
})

test.each(['serial', 'signature', 'timestamp', 'nonce'])('PAY-02 without its %s there is no seal', (name) => {
  const headers = {
    'wechatpay-serial': 'S',
    'wechatpay-signature': 'S',
    'wechatpay-timestamp': '1',
    'wechatpay-nonce': 'N',
  }
  expect(sealOf(headers)).toEqual({ serial: 'S', signature: 'S', timestamp: '1', nonce: 'N' })
  expect(sealOf({ ...headers, [`wechatpay-${name}`]: undefined })).toBeUndefined()
})

const { resource, apiV3Key, plain } = PUBLISHED_RESOURCE
const right = Buffer.from(apiV3Key)
const older = Buffer.from('z'.repeat(32))

test('PAY-02 a resource opens as in the published example, also while the key is being changed', () => {
  expect(openResource(resource, [right])).toBe(plain)
  expect(openResource(resource, [older, right])).toBe(plain)
})

test.each([
  ['another key', { keys: [older] }],
  ['no key', { keys: [] }],
  ['other associated data', { associated_data: 'associateddata' }],
  ['another nonce', { nonce: 'uluk4a9R25RX' }],
  ['no nonce', { nonce: '' }],
  ['a changed byte', { ciphertext: `v${resource.ciphertext.slice(1)}` }],
  ['half of it', { ciphertext: resource.ciphertext.slice(0, 16) }],
  ['text that is no base64', { ciphertext: '???' }],
])('PAY-02 with %s a resource does not open', (_, changed) => {
  const { keys, ...given } = { keys: [right], ...resource, ...changed }
  expect(openResource(given, keys)).toBeUndefined()
})
