import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { LARGEST_EXCHANGE_FILE, TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { bytesOf, textOf } from '../papers/bytes.ts'
import { fitsSchema } from './fits-schema.ts'
import { newKey, SAMPLE, trustedWith } from './package.fixture.ts'
import { checkPackage, type PackageKnown, signPackage } from './transfer-package.ts'

const { key, signer } = newKey()
const KNOWN: PackageKnown = {
  trusted: [trustedWith(key)],
  now: new Date('2026-09-15'),
  ownProvince: '上海市',
  seenIds: new Set(),
}
const FILE = signPackage(SAMPLE, signer)

type Json = string | number | boolean | Json[] | { [name: string]: Json }

function parsed(): { content: Json; [name: string]: Json } {
  return JSON.parse(textOf(FILE) ?? '')
}

function refusalOf(file: unknown, known: Partial<PackageKnown> = {}): string {
  const bytes =
    file instanceof Uint8Array ? file : bytesOf(typeof file === 'string' ? file : JSON.stringify(file))
  const verdict = checkPackage(bytes, { ...KNOWN, ...known })
  return verdict.kind === 'good' ? 'good' : verdict.refusal
}

/** Every copy of a value in which one leaf is another one. */
function* withOneLeafChanged(value: Json): Generator<Json> {
  if (typeof value === 'string') yield value.replace(/.$/u, (last) => (last === '1' ? '2' : '1'))
  else if (typeof value === 'number') yield value + 1
  else if (typeof value === 'boolean') yield !value
  else if (Array.isArray(value))
    for (const [place, item] of value.entries())
      for (const other of withOneLeafChanged(item)) yield value.with(place, other)
  else
    for (const [name, member] of Object.entries(value))
      for (const other of withOneLeafChanged(member)) yield { ...value, [name]: other }
}

/** Every copy of a value in which one member or item is missing, or one is added. */
function* withOneMemberMore(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [place, item] of value.entries()) {
      yield value.toSpliced(place, 1)
      for (const other of withOneMemberMore(item)) yield value.with(place, other)
    }
  } else if (typeof value === 'object') {
    yield { ...value, more: 1 }
    for (const [name, member] of Object.entries(value)) {
      const { [name]: _gone, ...rest } = value
      yield rest
      for (const other of withOneMemberMore(member)) yield { ...value, [name]: other }
    }
  }
}

test('TRO-04 a package that another installation signed is read whole', () => {
  expect(checkPackage(FILE, KNOWN)).toMatchObject({
    kind: 'good',
    content: SAMPLE,
    sender: { name: '江苏省教育考试院' },
  })
})

test('TRO-04 the same content under the same key is the same file', () => {
  const { to, from, ...rest } = SAMPLE
  expect(signPackage({ from, ...rest, to }, signer)).toEqual(FILE)
})

test('TRO-04 another spelling of the file says the same', () => {
  const { content, ...rest } = parsed()
  expect(refusalOf(JSON.stringify({ content, ...rest }))).toBe('good')
})

test('TRO-04 a package is refused whichever field of it was changed', () => {
  const file = parsed()
  const changed = [...withOneLeafChanged(file.content)].map((content) => refusalOf({ ...file, content }))
  expect(changed.length).toBeGreaterThan(45)
  expect(changed.filter((refusal) => !['tampered', 'not_a_package'].includes(refusal))).toEqual([])
  const grown = [...withOneMemberMore(file.content)].map((content) => refusalOf({ ...file, content }))
  expect(grown.filter((refusal) => !['tampered', 'not_a_package'].includes(refusal))).toEqual([])
})

test('TRO-04 a changed signature, key, version or format is refused', () => {
  const file = parsed()
  const signature = String(file.signature)
  expect(
    refusalOf({ ...file, signature: signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
  ).toBe('tampered')
  expect(refusalOf({ ...file, signature: '' })).toBe('tampered')
  expect(refusalOf({ ...file, signature: 'zz' })).toBe('not_a_package')
  expect(refusalOf({ ...file, keyId: '00000000' })).toBe('unknown_key')
  expect(refusalOf({ ...file, version: 2 })).toBe('future_version')
  expect(refusalOf({ ...file, version: 0 })).toBe('not_a_package')
  expect(refusalOf({ ...file, format: 'kaoji-transfer-answer' })).toBe('not_a_package')
  expect(refusalOf({ ...file, more: true })).toBe('not_a_package')
})

test('TRO-04 what is no package at all is refused in words', () => {
  expect(refusalOf('')).toBe('not_a_package')
  expect(refusalOf('null')).toBe('not_a_package')
  expect(refusalOf('[]')).toBe('not_a_package')
  expect(refusalOf(Uint8Array.of(0xff, 0xfe, 0))).toBe('not_a_package')
  expect(refusalOf(new Uint8Array(LARGEST_EXCHANGE_FILE + 1))).toBe('too_large')
  const file = parsed()
  expect(refusalOf({ ...file, content: null })).toBe('not_a_package')
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(refusalOf(JSON.stringify({ ...file, content: 0 }).replace('"content":0', `"content":${deep}`))).toBe(
    'not_a_package',
  )
})

test('TRO-04 a member that stands twice in an object is refused, also spelled with escapes', () => {
  const text = textOf(FILE) ?? ''
  expect(refusalOf(text.replace('"name":', '"name": "王五", "name":'))).toBe('repeated_member')
  expect(refusalOf(text.replace('"mark":', '"m\\u0061rk": 99, "mark":'))).toBe('repeated_member')
  expect(refusalOf(text.replace('"keyId":', '"version": 1, "keyId":'))).toBe('repeated_member')
})

test('TRO-04 a key that nobody registered, or that is another installation’s, signs nothing', () => {
  const other = newKey()
  expect(refusalOf(signPackage(SAMPLE, other.signer))).toBe('unknown_key')
  const neighbour = { ...trustedWith(other.key), installation: 'zhejiang.example.cn', province: '浙江省' }
  expect(refusalOf(signPackage(SAMPLE, other.signer), { trusted: [trustedWith(key), neighbour] })).toBe(
    'unknown_key',
  )
  const elsewhere = { ...SAMPLE, from: { ...SAMPLE.from, province: '浙江省' } }
  expect(refusalOf(signPackage(elsewhere, signer))).toBe('unknown_key')
})

test('TRO-04 a revoked key verifies nothing, a retired one what it signed in its time', () => {
  const keys = (change: object) => ({ trusted: [trustedWith({ ...key, ...change })] })
  expect(refusalOf(FILE, keys({ revokedAt: new Date('2026-09-10') }))).toBe('revoked_key')
  expect(refusalOf(FILE, keys({ until: new Date('2026-09-10') }))).toBe('good')
  expect(refusalOf(FILE, keys({ until: new Date('2026-08-31') }))).toBe('outside_key')
})

test('TRO-04 a package is refused too early, too late, a second time, and elsewhere', () => {
  expect(refusalOf(FILE, { now: new Date('2026-09-01T00:49:59Z') })).toBe('not_yet')
  expect(refusalOf(FILE, { now: new Date('2026-09-01T00:50:01Z') })).toBe('good')
  expect(refusalOf(FILE, { now: new Date('2027-03-01T00:59:59Z') })).toBe('good')
  expect(refusalOf(FILE, { now: new Date(SAMPLE.expiresAt) })).toBe('expired')
  expect(refusalOf(FILE, { seenIds: new Set([SAMPLE.id]) })).toBe('replayed')
  expect(refusalOf(FILE, { ownProvince: '浙江省' })).toBe('other_destination')
  expect(refusalOf(FILE, { ownProvince: undefined })).toBe('good')
})

test('TRO-04 a package says no course twice, ends after it begins and goes elsewhere', () => {
  const [one] = SAMPLE.scores
  if (!one) throw new Error('the sample has scores')
  const twice = { ...SAMPLE, scores: [one, { ...one, id: SAMPLE.id }] }
  const inverted = { ...SAMPLE, expiresAt: SAMPLE.issuedAt }
  const home = { ...SAMPLE, to: { province: SAMPLE.from.province } }
  for (const content of [twice, inverted, home]) expect(() => signPackage(content, signer)).toThrow()
})

test('TRO-04 the verifier reads the schema as the server’s checker does', () => {
  const values = [SAMPLE, ...withOneLeafChanged(SAMPLE), ...withOneMemberMore(SAMPLE), [], 'x', null]
  for (const value of values)
    expect(fitsSchema(TransferPackage, value)).toBe(Value.Check(TransferPackage, value))
})
