import { expectAccessible } from './accessible.ts'
import { expect, test } from './journey.ts'

test('LOG-04 a click on the captcha renews it, and a button enlarges it at least twice', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/sign-in')
  const told = page.getByText(/本图的验证码是/)
  const image = page.getByRole('img', { name: '验证码图片，点击换一张' })
  const first = await told.innerText()
  await image.click()
  await expect(told).not.toHaveText(first)
  const second = await told.innerText()
  await page.getByRole('button', { name: '换一张验证码' }).click()
  await expect(told).not.toHaveText(second)

  const small = await image.boundingBox()
  await page.getByRole('button', { name: '放大图片' }).click()
  const twice = 2 * (small?.width ?? Number.POSITIVE_INFINITY)
  await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThanOrEqual(twice)
  await expectAccessible(page)
  await page.getByRole('button', { name: '缩小图片' }).click()
})

test('LOG-04 who cannot see the image lets the browser work instead', { tag: '@desk' }, async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '填入 张伟明' }).click()
  await page.getByRole('button', { name: '看不清？改用无图验证' }).click()
  await expect(page.getByText('验证完成，可以继续。')).toBeVisible({ timeout: 40_000 })
  await expectAccessible(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
})
