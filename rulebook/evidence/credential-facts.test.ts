import { expect, test } from 'vitest'
import { credentialFacts, labelOf } from './credential-facts.ts'

test('EXM-02 what was entered is told in the words and the order of the type, dates in words, nothing hidden', () => {
  const fields = { reportNo: 'x', obtainedOn: '2004-06', number: '102721200405001234', province: '上海市' }
  expect(credentialFacts({ type: 'diploma', fields })).toEqual([
    { label: '毕业证书编号', value: '102721200405001234' },
    { label: '获取凭证时间', value: '2004年6月' },
    { label: '获取凭证省份', value: '上海市' },
    { label: '报告编号', value: 'x' },
  ])
})

test('EXM-02 a whole day, and what is no day, are told as they are', () => {
  const wordsOf = (obtainedOn: string) =>
    credentialFacts({ type: 'diploma', fields: { obtainedOn } }).map(({ value }) => value)
  expect(wordsOf('2004-06-30')).toEqual(['2004年6月30日'])
  expect(wordsOf('2004-13')).toEqual(['2004年13月'])
  expect(wordsOf('不详')).toEqual(['不详'])
  expect(wordsOf('')).toEqual([])
})

test('EXM-02 a credential of a type that is gone still has its words', () => {
  expect(credentialFacts({ type: 'gone', fields: { number: '1' } })).toEqual([{ label: '编号', value: '1' }])
  expect(labelOf('diploma', 'number')).toBe('毕业证书编号')
})
