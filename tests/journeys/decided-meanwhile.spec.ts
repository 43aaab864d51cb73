import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expectSaved, goToStep } from './apply.ts'
import { fileByRequest } from './file-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { replaceMarkedPage } from './marked-page.ts'
import type { Watch } from './watch.ts'

interface Own {
  applications: { id: string }[]
}

test(
  'APP-10, APP-04 who is rejected while modifying is stopped, reads why, and goes on at the fault',
  {
    tag: '@phone',
  },
  ({ page, browser, watch }) =>
    walk(
      { page, browser, watch },
      {
        at: '上传凭证',
        act: 'decision',
        body: { verdict: 'reject' },
        stops: '主考学校刚刚完成审核：未通过。',
        stays: '请按审核意见修改，然后重新提交。',
      },
    ),
)

test(
  'APP-10, REV-10 who is asked back while modifying is stopped, reads why, and goes on at the fault',
  {
    tag: '@phone',
  },
  ({ page, browser, watch }) =>
    walk(
      { page, browser, watch },
      {
        at: '确认信息',
        act: 'amendment',
        body: { days: 7 },
        stops: '主考学校刚刚请您补正这份申请。',
        stays: '请按要求补正，在期限前重新提交。',
      },
    ),
)

interface Stage {
  page: Page
  browser: Browser
  watch: Watch
}

/** Where the candidate is then, what the school does meanwhile, the words that interrupt the candidate, and the words that stay afterwards. */
interface Meanwhile {
  at: '上传凭证' | '确认信息'
  act: 'decision' | 'amendment'
  body: object
  stops: string
  stays: string
}

async function walk(
  { page, browser, watch }: Stage,
  { at, act, body, stops, stays }: Meanwhile,
): Promise<void> {
  test.setTimeout(180_000)
  watch.intended.add(409)
  await enter(page, '马晓燕')
  await fileByRequest(page, { courses: ['03708'], number: '102721200405009901' })
  const own = (await (await page.request.get('/api/portal/services/exemption')).json()) as Own
  const id = own.applications[0]?.id ?? ''
  await page.goto(`/services/exemption/applications/${id}`)
  await page.getByRole('button', { name: '修改' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '上传凭证' })).toBeVisible()
  await expect(page.getByText('原来提交的内容仍然有效')).toBeVisible()

  await goToStep(page, '下一步', '确认信息')
  await expect(page.getByText('内容与上次提交的完全相同。')).toBeVisible()
  await expectAccessible(page)
  await goToStep(page, '上一步', '上传凭证')
  await page.getByRole('textbox', { name: /^备注/ }).first().fill('姓名与登记一致')
  await expectSaved(page)
  await goToStep(page, '下一步', '确认信息')
  await expect(page.getByText('内容与上次提交的完全相同。')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '重新提交' })).toBeVisible()

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '唐老师')
  const headers = { 'x-kaoji': '1' }
  const review = `/api/office/reviews/${id}`
  await school.request.post(`${review}/claim`, { headers, data: { takeOver: false } })
  const { filed } = (await (await school.request.get(review)).json()) as {
    filed: {
      sections: { kind: string; credentials?: { credentialId: string; images: { id: string }[] }[] }[]
    }
  }
  const faulted = filed.sections.flatMap(({ credentials = [] }) => credentials)[1]
  const { credentialId = '', images = [] } = faulted ?? {}
  const mark = { imageId: images[0]?.id, x: 0.1, y: 0.3, width: 0.4, height: 0.2 }
  const reasons = [{ code: 'image_unreadable', place: { kind: 'credential', credentialId }, mark }]
  const decision = { ...body, revision: 1, reasons, note: '验证码看不清' }
  const decided = await school.request.post(`${review}/${act}`, { headers, data: decision })
  expect(decided.ok(), await decided.text()).toBe(true)

  if (at === '确认信息') await page.getByRole('button', { name: '重新提交' }).press('Enter')
  else await askAgainAtCredentials(page)
  const stop = page.getByRole('alert').filter({ hasText: stops })
  await expect(stop).toBeVisible()
  await expect(stop.getByText(/^原因：图片不清晰/)).toBeVisible()
  await expect(stop.getByText('验证码看不清')).toBeVisible()
  await expect(page.getByText('原来提交的内容仍然有效')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '重新提交' })).toHaveCount(0)
  await expectAccessible(page)
  await stop.getByRole('button', { name: '查看需要修改的地方' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '上传凭证' })).toBeVisible()
  await expect(page.locator(`#credential-${credentialId}`)).toBeFocused()
  await expect(stop).toHaveCount(0)
  await expect(page.getByText(stays)).toBeVisible()
  await expect(page.getByText('验证码看不清')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^备注/ }).first()).toHaveValue('姓名与登记一致')
  await replaceMarkedPage(page)

  await goToStep(page, '下一步', '确认信息')
  await page.getByRole('button', { name: '重新提交' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
}

/** The page asks again by itself when the network is back: the fault is then on the very step that is open. */
async function askAgainAtCredentials(page: Page): Promise<void> {
  await goToStep(page, '上一步', '上传凭证')
  await page.evaluate(() => {
    dispatchEvent(new Event('offline'))
    dispatchEvent(new Event('online'))
  })
}
