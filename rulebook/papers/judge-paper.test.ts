import { createHash, createPrivateKey, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesOf, fromHex, joined } from './bytes.ts'
import { type Fault, isListGood, judgeFile, judgeStatement, type Known } from './judge-paper.ts'
import { encodeKeySet, keyIdOf, type PaperKey, readKeySet } from './key-set.ts'
import { digestOfContent, encodeContent, type PaperContent } from './paper-content.ts'
import { encodePayload, LARGEST_FILE, sealLine, sealMessage } from './paper-file.ts'
import { ENTRY, encodeList, entryOf, listMessage, type RevocationList, readList } from './revocation-list.ts'
import { encodeStatement, messageOf } from './statement.ts'

const NOW = new Date('2026-11-27T13:00:00Z')
const DAY = 86_400_000
const day = (count: number) => new Date(NOW.getTime() + count * DAY)

/** A key pair from its seed, and how it signs. */
function keyOf(seed: string, dates: Partial<PaperKey> = {}) {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(seed, 'hex'),
  ])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const jwk = key.export({ format: 'jwk' })
  const publicKey = Buffer.from(jwk.x ?? '', 'base64url').toString('hex')
  const id = keyIdOf(publicKey)
  return {
    published: {
      id,
      publicKey,
      from: day(-300),
      until: undefined,
      revokedAt: undefined,
      ...dates,
    } as PaperKey,
    sign: (message: Uint8Array) => Uint8Array.from(sign(null, message, key)),
  }
}
type Key = ReturnType<typeof keyOf>

const key = keyOf('11'.repeat(32))
const retired = keyOf('22'.repeat(32), { until: day(-100) })
const revoked = keyOf('33'.repeat(32), { revokedAt: day(-1) })
const stranger = keyOf('44'.repeat(32))
const CONTENT: PaperContent = {
  kind: 'score_sheet',
  holder: '陈*祥',
  summary: '2 门',
  facts: [{ label: '00015 英语（二）', value: '72' }],
}

function statementBy(by: Key, { at = day(-1), content = CONTENT } = {}) {
  const encoded = encodeStatement({
    ...{ kind: content.kind, holder: content.holder, summary: content.summary },
    paperNo: 'CJ20261127K7M2Q9XA',
    digest: digestOfContent(encodeContent(content)),
    issuedAt: at,
    keyId: by.published.id,
  })
  return joined(encoded, by.sign(messageOf(encoded)))
}

function fileBy(by: Key, { statement = statementBy(by), content = CONTENT, at = day(-1) } = {}) {
  const payload = encodePayload(statement, encodeContent(content))
  const head = bytesOf('%PDF-1.7\nstream\n')
  const body = joined(head, payload, bytesOf('\nendstream\n%%EOF\n'))
  const seal = {
    offset: head.length,
    length: payload.length,
    at: at.getTime() / 1000,
    keyId: by.published.id,
  }
  const signed = joined(body, sealLine(seal))
  const digest = createHash('sha256').update(signed).digest()
  return joined(signed, bytesOf(`${Buffer.from(by.sign(sealMessage(digest))).toString('hex')}\n`))
}

function listBy(by: Key, { at = day(0), entries = new Uint8Array() as Uint8Array } = {}): RevocationList {
  const unsigned = { issuedAt: at, entries }
  const signature = by.sign(listMessage(unsigned))
  const list = readList(encodeList({ ...unsigned, keyId: by.published.id, signature }))
  if (!list) throw new Error('the list cannot be read')
  return list
}

function known(more: Partial<Known> = {}): Known {
  const keys = { publishedAt: NOW, keys: [key, retired, revoked].map(({ published }) => published) }
  return { keys, list: listBy(key), now: NOW, ...more }
}

test('VER-01 a statement and a file of ours are genuine, and say until when that is known', () => {
  expect(judgeStatement(statementBy(key), known())).toMatchObject({ kind: 'genuine', listAt: NOW })
  expect(judgeFile(fileBy(key), known())).toMatchObject({ kind: 'genuine', content: CONTENT, listAt: NOW })
})

test('VER-01 one byte changed, taken away or added anywhere in the file is noticed', () => {
  const file = fileBy(key)
  for (let place = 0; place < file.length; place += 1) {
    const changed = Uint8Array.from(file)
    changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8))
    expect(judgeFile(changed, known()).kind, `byte ${place}`).toBe('refused')
  }
  for (let length = 0; length < file.length; length += 7)
    expect(judgeFile(file.subarray(0, length), known()).kind).toBe('refused')
  expect(judgeFile(joined(file, bytesOf('\n')), known())).toEqual({ kind: 'refused', fault: 'damaged' })
})

test.each<[string, Uint8Array, Fault]>([
  ['nothing', new Uint8Array(), 'foreign'],
  ['a PDF file of somebody else', bytesOf('%PDF-1.7\n%%EOF\n'), 'foreign'],
  ['a file without its end', fileBy(key).subarray(0, 300), 'damaged'],
  ['an unknown key', fileBy(stranger), 'unknown_key'],
  ['a key that was revoked', fileBy(revoked), 'revoked_key'],
  ['a key after its retirement', fileBy(retired), 'outside_key'],
  ['a day to come', fileBy(key, { at: day(2) }), 'future'],
  [
    'another content under the statement',
    fileBy(key, { content: { ...CONTENT, facts: [] } }),
    'other_content',
  ],
  [
    'another name under the statement',
    fileBy(key, { content: { ...CONTENT, holder: '王*' } }),
    'other_content',
  ],
  ['a statement by an unknown key', fileBy(key, { statement: statementBy(stranger) }), 'unknown_key'],
])('VER-01 a file is not genuine: %s', (_, file, fault) => {
  expect(judgeFile(file, known())).toEqual({ kind: 'refused', fault })
})

test.each<[string, Uint8Array, Fault]>([
  ['no statement', bytesOf('https://example.cn/'), 'foreign'],
  ['a forged one', joined(statementBy(key).subarray(0, -64), new Uint8Array(64)), 'forged'],
  ['a key that nobody published', statementBy(stranger), 'unknown_key'],
  ['a key that was revoked', statementBy(revoked), 'revoked_key'],
  ['a key before its time', statementBy(key, { at: day(-301) }), 'outside_key'],
  ['a key after its retirement', statementBy(retired), 'outside_key'],
  ['a day to come', statementBy(key, { at: day(2) }), 'future'],
])('VER-01 a statement is not genuine: %s', (_, statement, fault) => {
  expect(judgeStatement(statement, known())).toEqual({ kind: 'refused', fault })
})

test('VER-02 what a retired key signed while it was active is genuine', () => {
  const at = day(-101)
  expect(judgeStatement(statementBy(retired, { at }), known()).kind).toBe('genuine')
  expect(judgeFile(fileBy(retired, { statement: statementBy(retired, { at }), at }), known()).kind).toBe(
    'genuine',
  )
})

test('VER-02 a revoked paper shows its reason to its holder, and the list shows it to nobody else', () => {
  const [mine, other] = [statementBy(key), statementBy(key, { at: day(-2) })]
  const list = listBy(key, { entries: entryOf(mine, 'score_corrected') })
  expect(judgeStatement(mine, known({ list }))).toMatchObject({ kind: 'revoked', reason: 'score_corrected' })
  expect(judgeFile(fileBy(key), known({ list })).kind).toBe('revoked')
  expect(judgeStatement(other, known({ list })).kind).toBe('genuine')
  expect(list.entries).toHaveLength(ENTRY)
})

test('VER-02 without a list, or with one that is not ours, nobody says that a paper holds', () => {
  const bad = [undefined, listBy(stranger), listBy(key, { at: day(1) }), listBy(revoked), listBy(retired)]
  for (const list of bad) expect(judgeStatement(statementBy(key), known({ list })).kind).toBe('unlisted')
  const cut = { ...listBy(key), entries: entryOf(statementBy(key), 'refunded') }
  const text = encodeList(cut)
  expect(isListGood(readList(text) ?? cut, known())).toBe(false)
  for (const wrong of [
    '',
    '{}',
    '[]',
    text.replace('revoked', 'r'),
    text.replace(/"entries":"../, '"entries":"'),
  ])
    expect(readList(wrong)).toBeUndefined()
})

test('VER-02 an old list says how old it is', () => {
  const verdict = judgeStatement(statementBy(key), known({ list: listBy(key, { at: day(-200) }) }))
  expect(verdict).toMatchObject({ kind: 'genuine', listAt: day(-200) })
})

test('VER-02 the key set comes back as it was published; a key under another id spoils it', () => {
  const { keys } = known()
  expect(readKeySet(encodeKeySet(keys))).toEqual(keys)
  const text = encodeKeySet(keys)
  expect(readKeySet(text.replaceAll(key.published.id, 'ffffffff'))).toBeUndefined()
  expect(readKeySet(text.replace('T13', 'x'))).toBeUndefined()
  for (const wrong of ['', 'null', '[]', '{"kind":"kaoji-paper-keys"}', '{"keys":[]}'])
    expect(readKeySet(wrong)).toBeUndefined()
  expect(fromHex(key.published.id)).toHaveLength(4)
})

test('VER-01 a file beyond what the product prints is not even looked at', () => {
  expect(judgeFile(new Uint8Array(LARGEST_FILE + 1), known())).toEqual({ kind: 'refused', fault: 'foreign' })
})
