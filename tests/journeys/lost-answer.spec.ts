import type { Page, Route } from '@playwright/test'
import { beginApplication, credentialCard, expectSaved, goToStep } from './apply.ts'
import { enter, expect, test } from './journey.ts'

const type = 'PETS-3 合格证书'

/** Lets the server execute a request but loses its answer, once. */
async function loseAnswer(page: Page, address: string, method: string): Promise<() => number> {
  let lost = 0
  await page.route(address, async (route: Route) => {
    if (route.request().method() !== method || lost > 0) return route.continue()
    lost += 1
    expect((await route.fetch()).status()).toBe(200)
    await route.abort('aborted')
  })
  return () => lost
}

test('UX-06, APP-02 what was done although its answer was lost is not done again, nor taken for somebody else’s', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '吴倩')
  await beginApplication(page)
  const draftsLost = await loseAnswer(page, '**/api/portal/drafts/*', 'PUT')
  await page.getByRole('checkbox').first().press('Space')
  await expectSaved(page)
  expect(draftsLost()).toBe(1)
  await expect(page.getByText('刚刚被更新过')).toHaveCount(0)

  await goToStep(page, '下一步', '上传凭证')
  const credentialsLost = await loseAnswer(page, '**/api/portal/credentials', 'POST')
  await page.getByRole('combobox', { name: '凭证类型' }).selectOption({ label: type })
  const add = page.getByRole('button', { name: '新增凭证', exact: true })
  await add.click()
  await expect(page.getByText('网络连接不上', { exact: false })).toBeVisible()
  expect(credentialsLost()).toBe(1)
  await add.click()
  await expect(credentialCard(page, type)).toHaveCount(1)
  const wallet = await page.request.get('/api/portal/credentials')
  const { credentials } = (await wallet.json()) as { credentials: { type: string; filed: boolean }[] }
  expect(credentials.filter((one) => one.type === 'pets3_certificate')).toHaveLength(1)
})
