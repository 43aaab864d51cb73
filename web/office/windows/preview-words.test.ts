import { expect, test } from 'vitest'
import { previewWords } from './preview-words.ts'

const [opensAt, closesAt] = [new Date('2026-12-01T00:00:00Z'), new Date('2026-12-10T08:00:00Z')]

test('WIN-01 the preview says what the candidate sees now and at each end of the window', () => {
  const words = (now: string, nextExpected = '') =>
    previewWords({ opensAt, closesAt, nextExpected, now: new Date(now) })
  expect(words('2026-11-28T00:00:00Z', '明年 6 月')).toEqual([
    '复核同意后：将于 2026年12月1日 08:00 开放',
    '2026年12月1日 08:00 起：截止时间：2026年12月10日 16:00',
    '2026年12月10日 16:00 起：已于 2026年12月10日 16:00 截止，预计下次开放：明年 6 月',
  ])
  expect(words('2026-12-01T00:00:00Z')[0]).toBe('复核同意后：截止时间：2026年12月10日 16:00')
  expect(words('2026-12-10T08:00:00Z')).toEqual(['复核同意后：已于 2026年12月10日 16:00 截止'])
  const turned = previewWords({ opensAt: closesAt, closesAt: opensAt, nextExpected: '', now: opensAt })
  expect(turned).toEqual(['填好开放和截止的时间后，这里显示考生首页上的样子。'])
})
