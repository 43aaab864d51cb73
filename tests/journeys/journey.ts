import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

export { expect }

interface Sample {
  candidates: { name: string; idNumber: string; password: string; ticketNos: string[] }[]
  outbox: { text: string }[]
}

/** Every journey also asserts that the browser had nothing to complain about. */
export const test = base.extend<{ complaints: string[] }>({
  baseURL: async ({}, use) => use(process.env.KAOJI_ORIGIN ?? ''),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        // A refusal is an answer: the browser logs its status, the page shows its words.
        if (message.type() === 'error' && !/status of (401|404|409|422|429)/.test(message.text())) {
          complaints.push(message.text())
        }
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** The sample accounts, as both entrances show them. */
export async function samples(page: Page): Promise<Sample> {
  const reply = await page.request.get('/api/demonstration')
  return (await reply.json()) as Sample
}

/** Types the captcha that the demonstration tells. */
export async function typeCaptcha(page: Page): Promise<void> {
  const told = await page.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await page.getByRole('textbox', { name: '验证码' }).fill(told.slice(-5))
}

/** Signs the sample candidate in, as somebody who clicks and types. */
export async function signIn(page: Page, name: string, password?: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `填入 ${name}` }).click()
  if (password) await page.getByRole('textbox', { name: '密码' }).fill(password)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

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

/** UX-01: no violation of WCAG 2.2 AA, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
}
