import { expect, test } from 'vitest'
import { missingCompanions, problemsOfCredential, type TypedCredential } from './credential-problems.ts'
import { CREDENTIAL_TYPES } from './credential-types.ts'
import { PROVINCES } from './provinces.ts'

const TODAY = '2026-11-24'

function diploma(fields: TypedCredential['fields'] = {}): TypedCredential {
  return {
    id: 'a',
    type: 'diploma',
    imageCount: 1,
    fields: {
      number: '102465201005001234',
      obtainedOn: '2010-07-01',
      province: '上海市',
      qualification: '本科',
      ...fields,
    },
  }
}

test('EVI-01 a complete credential has no problem, an empty one has all of them at once, at their fields', () => {
  expect(problemsOfCredential(diploma(), TODAY)).toEqual([])
  const empty = problemsOfCredential({ id: 'a', type: 'diploma', fields: {}, imageCount: 0 }, TODAY)
  expect(empty.map(({ field, code }) => [field, code])).toEqual([
    ['number', 'missing'],
    ['obtainedOn', 'missing'],
    ['province', 'missing'],
    ['qualification', 'missing'],
    ['images', 'missing'],
  ])
})

test.each<[Partial<TypedCredential['fields']>, string | undefined]>([
  [{ obtainedOn: '2026-11-25' }, 'future'],
  [{ obtainedOn: '2026-11-24' }, undefined],
  [{ obtainedOn: '2010-07' }, undefined],
  [{ obtainedOn: '2010-02-30' }, 'malformed'],
  [{ obtainedOn: '1949-12-31' }, 'too_old'],
  [{ obtainedOn: '二〇一〇年' }, 'malformed'],
  [{ number: ' １０２４６ ５２０１ ' }, undefined],
  [{ number: '12' }, 'malformed'],
  [{ number: '<script>' }, 'malformed'],
  [{ number: '沪高教证字第 123 号' }, undefined],
  [{ province: '上海' }, 'unknown'],
  [{ province: '加利福尼亚州' }, 'unknown'],
  [{ qualification: '博士后' }, 'unknown'],
])('EVI-01 %j: %s', (fields, code) => {
  expect(problemsOfCredential(diploma(fields), TODAY)[0]?.code).toBe(code)
})

test.each([
  [200, undefined],
  [201, '备注最多 200 个字，现在有 201 个字，请删减。'],
])('EVI-01 a remark of %i characters, each of two UTF-16 units: %s', (count, text) => {
  expect(problemsOfCredential(diploma({ remark: '𠮷'.repeat(count) }), TODAY)[0]?.text).toBe(text)
})

test('EVI-04 a 毕业证书 alone asks for its 备案表 or 认证报告; with either it does not', () => {
  const [problem] = missingCompanions([diploma()])
  expect(problem?.text).toMatch(/《教育部学历证书电子注册备案表》或《中国高等教育学历认证报告》/)
  for (const type of ['registration_form', 'verification_report'])
    expect(missingCompanions([diploma(), { id: 'b', type, fields: {}, imageCount: 1 }])).toEqual([])
})

test.each([
  '沪教自〔1998〕第00123号',
  '沪教自[1998]第00123号',
  '沪教自【1998】第00123号',
  '1027·12004',
  '1027・12004',
  '№102712004',
  '#102712004',
  '证书编号：102712004',
  '1027–12004',
  '1027_12004',
  'ABC\u200B12345',
  'ABC\u00AD12345',
  'ABC\u000212345',
])('EVI-07 the number %j is accepted as it is printed', (number) => {
  expect(problemsOfCredential(diploma({ number }), TODAY)).toEqual([])
})

test.each([
  ['1027*12004', '毕业证书编号中有不能填写的字符「*」，请对照证书填写。'],
  ['〔〕-·12', '毕业证书编号应至少有 3 个字母、数字或汉字，连同符号最多 40 个字符，请对照证书填写。'],
  ['1'.repeat(41), '毕业证书编号应至少有 3 个字母、数字或汉字，连同符号最多 40 个字符，请对照证书填写。'],
])('EVI-07 what is wrong with the number %j is said: %s', (number, text) => {
  expect(problemsOfCredential(diploma({ number }), TODAY).map((problem) => problem.text)).toEqual([text])
})

test('EVI-01 every type has a name and a field, companions are types, and there are 34 provinces', () => {
  for (const { name, fields, companions, isPortrait, isSupplement } of CREDENTIAL_TYPES) {
    expect(name.length).toBeGreaterThan(3)
    expect(fields.length > 0).toBe(!isPortrait && !isSupplement)
    for (const one of companions) expect(CREDENTIAL_TYPES.map(({ code }) => code)).toContain(one)
  }
  expect(new Set(PROVINCES).size).toBe(34)
})
