import { expect, test } from 'vitest'
import { supplementsTexts } from '../../supplements/supplements.texts.ts'
import { detailsTexts } from './details.texts.ts'

test('APP-03, SUP-04 whoever withdraws after the window has closed reads that this round is lost', () => {
  for (const words of [detailsTexts.withdrawWords, supplementsTexts.removeWords]) {
    expect(words('免考 03708', 'closed')).toMatch(/本轮办理已经截止.*本轮不能再/)
    expect(words('免考 03708', 'open')).not.toContain('已经截止')
    expect(words('免考 03708', 'open')).toMatch(/只需改正内容的，不用/)
  }
})
