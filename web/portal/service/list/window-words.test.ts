import { expect, test } from 'vitest'
import { windowBadge, windowWords } from './window-words.ts'

const window = {
  round: '2026年下半年',
  opensAt: '2026-12-02T00:00:00.000Z',
  closesAt: '2026-12-04T08:00:00.000Z',
} as const
const serverTime = '2026-12-04T05:30:00.000Z'

test('APP-01, UX-03 an open window says until when, and what is left by the server’s clock', () => {
  const words = windowWords({ window: { ...window, state: 'open' }, serverTime })
  expect(words).toEqual([
    '本轮：2026年下半年',
    '本轮办理截止时间为 2026年12月4日 16:00，还剩 2 小时 30 分钟。',
  ])
  expect(windowBadge({ ...window, state: 'open' })).toEqual({ tone: 'approval', word: '开放中' })
})

test('APP-01 a window to come says when, a closed one since when and what is expected, and none says so', () => {
  expect(windowWords({ window: { ...window, state: 'upcoming' }, serverTime })).toContain(
    '将于 2026年12月2日 08:00 开放办理。',
  )
  const closed = { ...window, state: 'closed', nextExpected: '明年 6 月上旬' } as const
  expect(windowWords({ window: closed, serverTime })).toEqual([
    '本轮办理已于 2026年12月4日 16:00 截止。',
    '预计下次开放：明年 6 月上旬',
  ])
  expect(windowWords({ serverTime })).toEqual([expect.stringContaining('没有公布办理时间')])
  expect(windowBadge(undefined).tone).toBe('quiet')
})
