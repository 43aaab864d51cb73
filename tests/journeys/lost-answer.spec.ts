import type { Page, Route } from '@playwright/test'
import { beginApplication, credentialCard, expectSaved, goToStep } from './apply.ts'
import { fileByRequest } from './file-by-request.ts'
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

test('APP-06 what a weak line did not carry is filed by itself, though the browser never called itself offline', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '马晓燕')
  await fileByRequest(page, { courses: ['03708'], number: '102721200405009901' })
  const own = await page.request.get('/api/portal/services/exemption')
  const { applications } = (await own.json()) as { applications: { id: string }[] }
  await page.goto(`/services/exemption/applications/${applications[0]?.id}`)
  await page.getByRole('button', { name: '修改' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '上传凭证' })).toBeVisible()
  await page.getByRole('textbox', { name: /^备注/ }).first().fill('姓名与登记一致')
  await expectSaved(page)
  await goToStep(page, '下一步', '确认信息')
  let lost = 0
  await page.route('**/api/portal/drafts/*/submit', async (route) => {
    lost += 1
    await (lost === 1 ? route.abort('aborted') : route.continue())
  })
  await page.getByRole('button', { name: '重新提交' }).click()
  await expect(page.getByText('网络恢复后会自动提交')).toBeInViewport()
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible({ timeout: 15_000 })
  expect(lost).toBe(2)
})
