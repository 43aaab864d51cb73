import { expect, test } from 'vitest'
import { clockWords } from './welcome.ts'

test.each([
  [0, undefined],
  [2_000, undefined],
  [-2_000, undefined],
  [65_400, '快 65 秒'],
  [-3_600_000, '慢 3600 秒'],
] as const)(
  'OPS-01 a clock %i ms ahead of the database’s is told in words at the start',
  (aheadMs, words) => {
    const said = clockWords(aheadMs)
    if (words === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(`本机时钟比数据库的时钟${words}。请用 NTP`)
  },
)
