import { expect, type Locator, type Page } from '@playwright/test'
import { typeCaptcha } from './journey.ts'
import { pressOn } from './keyboard.ts'

/** Signs a member of staff in by clicking and typing, up to the first page of the desk. */
export async function signInAtDesk(page: Page, name: string): Promise<void> {
  await page.goto('/office/sign-in')
  await page.getByRole('button', { name: new RegExp(`填入 ${name}`) }).click()
  await expect(page.getByLabel('动态口令')).toHaveValue(/^\d{6}$/)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
}

/** Opens the desk's menu, which a phone folds away, and returns it. */
export async function openMenu(page: Page): Promise<Locator> {
  const folded = page.getByRole('button', { name: '菜单' })
  const menu = page.getByRole('navigation', { name: '主菜单' })
  // A page that has just been opened has neither yet.
  await expect(menu.or(folded).first()).toBeVisible()
  if (await folded.isVisible()) await pressOn(page, folded)
  return menu
}
