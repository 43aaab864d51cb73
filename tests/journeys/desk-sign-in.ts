import { expect, type Page } from '@playwright/test'
import { typeCaptcha } from './journey.ts'

/** Signs a member of staff in; a code counts once, so a second try waits for the next one. */
export async function signInAtDesk(page: Page, name: string): Promise<void> {
  await page.goto('/office/sign-in')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await page.getByRole('button', { name: new RegExp(`填入 ${name}`) }).click()
    await expect(page.getByLabel('动态口令')).not.toHaveValue('')
    await typeCaptcha(page)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    const isIn = await page
      .getByRole('heading', { name: '首页' })
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      )
    if (isIn) return
    await page.waitForTimeout(30_000)
  }
  throw new Error(`${name} could not sign in`)
}
