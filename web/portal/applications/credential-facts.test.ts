import { expect, test } from 'vitest'
import { credentialName, fieldFacts } from './credential-facts.ts'

test('EXM-02 what was entered is shown in the words and the order of the type, dates in words', () => {
  const fields = { obtainedOn: '2004-06', number: '102721200405001234', province: '上海市', reportNo: 'x' }
  expect(fieldFacts({ type: 'diploma', fields })).toEqual([
    { label: '毕业证书编号', value: '102721200405001234' },
    { label: '获取凭证时间', value: '2004年6月' },
    { label: '获取凭证省份', value: '上海市' },
  ])
  const [, date] = fieldFacts({ type: 'diploma', fields: { number: '1', obtainedOn: '2004-06-30' } })
  expect(date?.value).toBe('2004年6月30日')
  const half = fieldFacts({ type: 'diploma', fields: { obtainedOn: '2004-13' } })
  expect(half.map(({ value }) => value)).toEqual(['2004年13月'])
})

test('EXM-02 a credential is named by its type and its number, whatever its type calls that', () => {
  expect(credentialName({ type: 'pets3_certificate', fields: { number: 'P3' } })).toBe('PETS-3 合格证书 P3')
  expect(credentialName({ type: 'verification_report', fields: { reportNo: '99' } })).toBe(
    '中国高等教育学历认证报告 99',
  )
  expect(credentialName({ type: 'diploma', fields: { number: '' } })).toBe('毕业证书')
})
