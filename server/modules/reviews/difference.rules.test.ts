import { expect, test } from 'vitest'
import type { Filed, FiledCredential } from '#contracts/filed.ts'
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

function filed(credentials: FiledCredential[], course: string): Filed {
  return {
    title: '免考 · 英语（二）',
    sections: [
      {
        kind: 'facts',
        key: 'content',
        title: '申请内容',
        facts: [{ key: 'course', label: '课程', value: course }],
      },
      { kind: 'credentials', key: 'evidence', title: '凭证', credentials },
    ],
  }
}

const at = (credentialId: string) => ({ kind: 'credential', credentialId })

const image = (id: string) => ({ id, width: 10, height: 10, bytes: 10 })

test('REV-03 the same revision twice differs in nothing', () => {
  const one = filed([credential('a', { images: [image('i')] })], '英语')
  expect(differencesOf(one, structuredClone(one))).toEqual([])
})

test('REV-03 a changed number, a changed fact, a new and a missing credential, and other pictures are told', () => {
  const before = filed([credential('a'), credential('b'), credential('c', { images: [image('i')] })], '英语')
  const after = filed(
    [
      credential('a', { fields: { number: '2', remark: '补' } }),
      credential('c', { images: [image('j')] }),
      credential('d'),
    ],
    '日语',
  )
  expect(differencesOf(before, after)).toEqual([
    {
      what: '课程',
      before: '英语',
      after: '日语',
      place: { kind: 'field', section: 'content', field: 'course' },
    },
    { what: '毕业证书 · 毕业证书编号', before: '1', after: '2', place: at('a') },
    { what: '毕业证书 · 备注', after: '补', place: at('a') },
    { what: '删除了凭证', before: '毕业证书', place: at('b') },
    { what: '毕业证书 · 图片', before: '1 张', after: '1 张（已更换）', place: at('c') },
    { what: '新增了凭证', after: '毕业证书', place: at('d') },
  ])
})
