import { expect, test } from 'vitest'
import type { Filed, FiledCredential } from '#contracts/applications.ts'
import { differencesOf } from './difference.rules.ts'

function credential(id: string, more: Partial<FiledCredential> = {}): FiledCredential {
  return {
    credentialId: id,
    type: 'diploma',
    typeName: '毕业证书',
    fields: { number: '1' },
    images: [],
    ...more,
  }
}

function filed(credentials: FiledCredential[], facts: Filed['facts'] = []): Filed {
  return { title: '免考 · 英语（二）', facts, credentials }
}

const image = (id: string) => ({ id, width: 10, height: 10, bytes: 10 })

test('REV-03 the same revision twice differs in nothing', () => {
  const one = filed([credential('a', { images: [image('i')] })], [{ label: '课程', value: '英语' }])
  expect(differencesOf(one, structuredClone(one))).toEqual([])
})

test('REV-03 a changed number, a changed fact, a new and a missing credential, and other pictures are told', () => {
  const before = filed(
    [credential('a'), credential('b'), credential('c', { images: [image('i')] })],
    [{ label: '课程', value: '英语' }],
  )
  const after = filed(
    [
      credential('a', { fields: { number: '2', remark: '补' } }),
      credential('c', { images: [image('j')] }),
      credential('d'),
    ],
    [{ label: '课程', value: '日语' }],
  )
  expect(differencesOf(before, after)).toEqual([
    { what: '课程', before: '英语', after: '日语' },
    { what: '毕业证书 · 毕业证书编号', before: '1', after: '2', credentialId: 'a' },
    { what: '毕业证书 · 备注', after: '补', credentialId: 'a' },
    { what: '删除了凭证', before: '毕业证书', credentialId: 'b' },
    { what: '毕业证书 · 图片', before: '1 张', after: '1 张（已更换）', credentialId: 'c' },
    { what: '新增了凭证', after: '毕业证书', credentialId: 'd' },
  ])
})
