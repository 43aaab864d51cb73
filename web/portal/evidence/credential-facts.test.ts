import { expect, test } from 'vitest'
import { credentialName } from './credential-facts.ts'

test('EXM-02 a credential is named by its type and its number, whatever its type calls that', () => {
  expect(credentialName({ type: 'pets3_certificate', fields: { number: 'P3' } })).toBe('PETS-3 合格证书 P3')
  expect(credentialName({ type: 'verification_report', fields: { reportNo: '99' } })).toBe(
    '中国高等教育学历认证报告 99',
  )
  expect(credentialName({ type: 'diploma', fields: { number: '' } })).toBe('毕业证书')
})
