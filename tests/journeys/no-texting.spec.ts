import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { enter, expect, signIn, test } from './journey.ts'
import { photograph } from './photograph.ts'

/** Lets the product say what a production without a gateway of text messages says. */
async function withoutTexting(page: Page): Promise<void> {
  const patch = (path: string, change: object) =>
    page.route(path, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), ...change } })
    })
  await patch('**/api/texts', { canText: false })
  await patch('**/api/portal/session', { hasPhone: false })
}

test('LOG-08, LOG-02, PRF-01 where no text message can be sent, each page that needs one says so and offers the other way', {
  tag: '@phone',
}, async ({ page }) => {
  test.setTimeout(180_000)
  await withoutTexting(page)
  await page.goto('/forgot')
  await expect(page.getByText('本平台没有接通短信，不能发送验证码')).toBeVisible()
  await expect(page.getByRole('radio', { name: '人工找回' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: '情况说明' })).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'recovery-no-texting')
  await page.getByRole('radio', { name: '已有工作人员告知的一次性代码' }).check()
  await expect(page.getByRole('button', { name: '获取短信验证码' })).toHaveCount(0)
  await expect(page.getByLabel('短信验证码')).toBeVisible()
  await expectAccessible(page)

  await enter(page, '张伟明')
  await page.goto('/person')
  const phone = page.getByRole('region', { name: '更换手机号码' })
  await expect(phone.getByText('不能向新手机发送验证码，暂时不能更换')).toBeVisible()
  await expect(phone.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
  await page.context().clearCookies()

  await signIn(page, '李晓芳')
  await expect(page.getByText('本平台没有接通短信，请用准考证号核验。')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '您的任意一个准考证号' })).toBeVisible()
  await expectAccessible(page)
})
