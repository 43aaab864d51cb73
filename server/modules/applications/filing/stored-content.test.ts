import { expect, test } from 'vitest'
import { credentialsIn } from '#contracts/filed.ts'
import { readFaults, readFiled } from './stored-content.ts'

// A revision as version 0.1.0 sealed it in November 2026, with two lists and a fault that points at a credential.
const CREDENTIAL = {
  credentialId: '019ab000-0000-7000-8000-000000000001',
  type: 'diploma',
  typeName: '毕业证书',
  fields: { number: '102465201005000001', obtainedOn: '2010-07-01', province: '上海市' },
  images: [{ id: '019ab000-0000-7000-8000-000000000002', width: 900, height: 640, bytes: 20_000 }],
}
const NOVEMBER = {
  title: '免考 03708 中国近现代史纲要',
  facts: [
    { label: '课程', value: '03708 中国近现代史纲要' },
    { label: '学分', value: '2' },
    { label: '专业', value: '120203K 会计学' },
    { label: '主考学校', value: '上海财经大学' },
    { label: '别的', value: '一' },
  ],
  credentials: [CREDENTIAL],
}

test('APP-09 what was filed in two lists is read in sections, with nothing lost', () => {
  const filed = readFiled(structuredClone(NOVEMBER))
  expect(filed.title).toBe(NOVEMBER.title)
  expect(filed.sections).toMatchObject([
    {
      kind: 'facts',
      key: 'content',
      facts: [
        { key: 'course', value: '03708 中国近现代史纲要' },
        { key: 'credits', value: '2' },
        { key: 'major' },
        { key: 'school' },
        { key: 'fact5', label: '别的', value: '一' },
      ],
    },
    { kind: 'credentials', key: 'evidence' },
  ])
  expect(credentialsIn(filed)).toEqual([CREDENTIAL])
})

test('APP-09 what is of today is read as it is', () => {
  const today = readFiled(NOVEMBER)
  expect(readFiled(structuredClone(today))).toEqual(today)
})

test('APP-09 a fault of a credential becomes a place; one without stays on the whole', () => {
  const old = { code: 'image_unreadable', words: '图片不清晰。', remedy: '请重新拍摄。' }
  expect(readFaults([{ ...old, credentialId: CREDENTIAL.credentialId }, old])).toEqual([
    { ...old, place: { kind: 'credential', credentialId: CREDENTIAL.credentialId } },
    old,
  ])
})

test.each([{ title: '免考' }, { ...NOVEMBER, credentials: [{ type: 'diploma' }] }, 'text', null])(
  'APP-09 what no version wrote is refused instead of shown: %j',
  (stored) => {
    expect(() => readFiled(stored)).toThrow()
    expect(() => readFaults([stored])).toThrow()
  },
)
