import { expectAccessible } from './accessible.ts'
import { expectSaved } from './apply.ts'
import { beginGraduation, fillContact, goOn } from './graduation-pages.ts'
import { enter, expect, test } from './journey.ts'
import { tabTo } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('GRA-02, GRA-03 where the plan has 加考 the candidate picks a situation, and the requirements follow', {
  tag: '@phone',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enter(page, '蒋晓东')
  await beginGraduation(page)
  await fillContact(page)
  await goOn(page, '登记成绩')
  const situation = page.getByRole('radiogroup', { name: /请选择自己符合的情况/ })
  await expect(situation).toBeVisible()
  const verdict = page.getByRole('region', { name: '毕业条件' })
  await expect(verdict.getByText('请选择加考情况')).toBeVisible()
  await expectAccessible(page)
  await situation.evaluate((element) => element.scrollIntoView())
  await photograph(page, 'graduation-situation')
  await tabTo(page, situation.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(situation.getByRole('radio', { name: /^其他专业/ })).toBeChecked()
  await expect(verdict.getByText('还没有达到毕业条件', { exact: true })).toBeVisible()
  await expectSaved(page)
  await page.keyboard.press('ArrowUp')
  await expect(verdict.getByText('已达到毕业条件', { exact: true })).toBeVisible()
  await expectSaved(page)
  await page.reload()
  await expect(situation.getByRole('radio', { name: /^经济管理类其他专业/ })).toBeChecked()
  await expectAccessible(page)
  // Nothing is missing, and nothing has to be explained.
  await goOn(page, '自我鉴定')
})
