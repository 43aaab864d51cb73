import { expect, test } from 'vitest'
import {
  missingCompanions,
  normaliseNumber,
  problemsOfCredential,
  type TypedCredential,
} from './credential-problems.ts'
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

test('EVI-04 a 毕业证书 alone asks for its 备案表 or 认证报告; with either it does not', () => {
  const [problem] = missingCompanions([diploma()])
  expect(problem?.text).toMatch(/《教育部学历证书电子注册备案表》或《中国高等教育学历认证报告》/)
  for (const type of ['registration_form', 'verification_report'])
    expect(missingCompanions([diploma(), { id: 'b', type, fields: {}, imageCount: 1 }])).toEqual([])
})

test('EVI-01 numbers are compared without width, spaces and case', () => {
  expect(normaliseNumber(' ａｂ 12　３ ')).toBe('AB123')
})

test('EVI-01 every type has a name and a field, companions are types, and there are 34 provinces', () => {
  for (const { name, fields, companions } of CREDENTIAL_TYPES) {
    expect(name.length).toBeGreaterThan(3)
    expect(fields.length).toBeGreaterThan(0)
    for (const one of companions) expect(CREDENTIAL_TYPES.map(({ code }) => code)).toContain(one)
  }
  expect(new Set(PROVINCES).size).toBe(34)
})
