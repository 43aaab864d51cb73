import { expect, test } from 'vitest'
import { dayOfVerdict } from './day-of-verdict.ts'

test.each([
  [null, '2026-12-16'],
  ['2026-12-17', '2026-12-16'],
  ['2026-12-16', '2026-12-16'],
  ['2026-12-15', '2026-12-15'],
  ['2026-11-02', '2026-11-02'],
  ['2026-11-01', '2026-11-01'],
  ['2026-10-31', '2026-11-01'],
])(
  'AUD-09 filed on 1 November under a plan that ends on %s, it is judged on 16 December for %s',
  (validTo, day) => {
    expect(dayOfVerdict(validTo, { today: '2026-12-16', filedOn: '2026-11-01' })).toBe(day)
  },
)
