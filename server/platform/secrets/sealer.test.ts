import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from './sealer.ts'

const [ONE, TWO] = ['11'.repeat(32), '22'.repeat(32)]
const before = createSealer({ fieldKeys: { '1': ONE }, activeFieldKey: '1' })
const rotated = createSealer({ fieldKeys: { '1': ONE, '2': TWO }, activeFieldKey: '2' })

test('TRL-02 a seal holds for its name and words, and for nothing else', () => {
  const seal = before.seal('score a', 'mark 60')
  expect(before.holds('score a', 'mark 60', seal)).toBe(true)
  expect(before.holds('score a', 'mark 90', seal)).toBe(false)
  expect(before.holds('score b', 'mark 60', seal)).toBe(false)
  expect(before.holds('score a', 'mark 60', null)).toBe(false)
  expect(before.holds('score a', 'mark 60', seal.subarray(1))).toBe(false)
  expect(before.holds('score a', 'mark 60', Buffer.concat([Buffer.of(9), seal.subarray(1)]))).toBe(false)
})

test('TRL-02 after a rotation old seals hold, new ones are of the new key, and without the old key they do not', () => {
  const old = before.seal('score a', 'mark 60')
  expect(rotated.holds('score a', 'mark 60', old)).toBe(true)
  expect(rotated.seal('score a', 'mark 60')[0]).toBe(2)
  const forgotten = createSealer({ fieldKeys: { '2': TWO }, activeFieldKey: '2' })
  expect(forgotten.holds('score a', 'mark 60', old)).toBe(false)
})

test('TRL-02 the blocks make the same seal with a plain hash, as SQL does', () => {
  const { keyId, inner, outer } = rotated.blocksOf('batch b')
  const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const seal = Buffer.concat([keyId, hash(outer, hash(inner, Buffer.from('成绩 60')))])
  expect(seal).toEqual(rotated.seal('batch b', '成绩 60'))
})
