import { expect, test } from 'vitest'
import type { Filed } from '#contracts/filed.ts'
import { hasPlace, placesIn } from './places.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const FILED: Pick<Filed, 'sections'> = {
  sections: [
    {
      kind: 'facts',
      key: 'person',
      title: '个人信息',
      facts: [{ key: 'origin', label: '籍贯', value: '上海' }],
    },
    {
      kind: 'table',
      key: 'courses',
      title: '课程',
      columns: [{ key: 'code', label: '代码' }],
      rows: [{ key: '00015', cells: ['00015 英语（二）'] }],
    },
    { kind: 'prose', key: 'appraisal', title: '自我鉴定', body: '……' },
    {
      kind: 'credentials',
      key: 'evidence',
      title: '凭证',
      credentials: [{ credentialId: ID, type: 'diploma', typeName: '毕业证书', fields: {}, images: [] }],
    },
  ],
}

test('REV-04 a fault can be put on a credential, a section, a row or a field, each by its words', () => {
  expect(placesIn(FILED).map(({ label }) => label)).toEqual([
    '毕业证书',
    '个人信息',
    '个人信息 · 籍贯',
    '课程',
    '课程 · 00015 英语（二）',
    '自我鉴定',
    '凭证',
  ])
})

test.each([
  [{ kind: 'credential', credentialId: ID }, true],
  [{ kind: 'row', section: 'courses', row: '00015' }, true],
  [{ kind: 'field', section: 'person', field: 'origin' }, true],
  [{ kind: 'section', section: 'appraisal' }, true],
  [{ kind: 'credential', credentialId: ID.replace(/1$/, '2') }, false],
  [{ kind: 'row', section: 'courses', row: '00018' }, false],
  [{ kind: 'field', section: 'courses', field: 'origin' }, false],
  [{ kind: 'section', section: 'photos' }, false],
] as const)('REV-04 %o is part of what was filed: %s', (place, isThere) => {
  expect(hasPlace(FILED, place)).toBe(isThere)
})
