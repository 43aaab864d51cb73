import type { Page } from '@playwright/test'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { qrOfPdf } from '#tests/support/qr-of-pdf.ts'
import { typedFrom } from '#tests/support/verifier.ts'
import { expectAccessible } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { pressOn, tabTo, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

const NAME = '张伟明'

/** The 成绩单 of a sample candidate, fetched by a browser that then has nothing more to do with it. */
async function sheetOf(page: Page): Promise<Buffer> {
  await enter(page, NAME)
  const reply = await page.request.get('/api/portal/scores/paper?tickets=active&scores=all')
  await page.context().clearCookies()
  return reply.body()
}

/** Where the code of a paper leads, on this journey's product. */
async function addressOf(sheet: Buffer): Promise<string> {
  return `/verify#${((await qrOfPdf(sheet)) ?? '').split('#')[1]}`
}

/** Corrects a score of the sample candidate, by two members of staff. */
async function correctScore(page: Page): Promise<void> {
  const headers = { 'x-kaoji': '1' }
  await enterDesk(page, '林主任')
  const found = await page.request.post('/api/office/candidates/search', { headers, data: { q: NAME } })
  const { candidates } = (await found.json()) as { candidates: { personId: string }[] }
  const personId = candidates[0]?.personId ?? ''
  const record = await page.request.get(`/api/office/candidates/${personId}`)
  const { scores } = (await record.json()) as { scores: { id: string; kind: string; mark: number }[] }
  const score = scores.find(({ kind }) => kind === 'marked')
  const asked = await page.request.post('/api/office/corrections', {
    headers,
    data: {
      ...{ personId, scoreId: score?.id, reason: '成绩复核：漏计分' },
      newOutcome: { kind: 'marked', mark: score?.mark === 61 ? 62 : 61 },
    },
  })
  expect(asked.status()).toBe(200)
  const { id } = (await asked.json()) as { id: string }
  await enterDesk(page, '沈科长')
  const decided = await page.request.post(`/api/office/corrections/${id}/decision`, {
    headers,
    data: { decision: 'approve' },
  })
  expect(decided.status()).toBe(200)
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  png: 'image/png',
}
const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel('选择 PDF 或照片').setInputFiles({ name, mimeType: TYPES[name.slice(-3)] ?? '', buffer })
const FILE = '文件真实有效，一个字节也没有改动'
const CODE = '二维码真实有效，请与纸面逐项核对'
const verdict = (page: Page, words: string) => page.getByRole('heading', { level: 2, name: words })

test('VER-01 a phone that opens the code says that the code is genuine and what it does not prove, next time without a network too', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  const address = await addressOf(await sheetOf(page))
  await page.goto(address)
  await expect(verdict(page, CODE)).toBeFocused()
  // A holder can change marks and leave number, name and summary: the code cannot tell, and must not look like a whole proof.
  await expect(verdict(page, CODE)).toHaveClass('half')
  await expect(page.getByText('不能证明纸面上的成绩等内容没有被改动')).toBeVisible()
  await expect(page.getByText('请把下面各项与纸面逐项对照')).toBeVisible()
  await expect(page.getByText('要证明全部内容真实，请向持有人要 PDF 原文件')).toBeVisible()
  await expect(page.getByText('张*明')).toBeVisible()
  await expect(page.getByText(NAME)).toHaveCount(0)
  await expect(page.getByText(/作废名单截至 .*（刚刚更新）/)).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'verify-genuine')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.goto('/verify')
  await page.goto(address)
  await expect(verdict(page, CODE)).toBeVisible()
  await page.getByLabel('文件编号').fill('CJ1')
  await page.getByLabel('核验码（12 位）').fill('1')
  await page.getByRole('button', { name: '核验', exact: true }).click()
  await expect(page.getByText('输入编号核验需要联网')).toBeVisible()
  // Without a network requests fail, and the browser says so.
  watch.complaints.splice(0)
})

test('VER-01 a file is verified without being sent: genuine, changed, of somebody else, too large, a photo', {
  tag: '@desk',
}, async ({ page }) => {
  const sheet = await sheetOf(page)
  await page.goto('/verify')
  await expectAccessible(page)
  await photograph(page, 'verify')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await choose(page, 'sheet.pdf', sheet)
  await expect(verdict(page, FILE)).toBeFocused()
  await expect(verdict(page, FILE)).toHaveClass('good')
  await expect(page.getByText('成绩截至')).toBeVisible()
  await expectAccessible(page)
  const changed = Buffer.from(sheet)
  changed[9_000] = (changed[9_000] ?? 0) ^ 1
  await choose(page, 'sheet.pdf', changed)
  await expect(verdict(page, '核验未通过')).toBeFocused()
  await expect(page.getByText('内容被改动过，或者文件不完整')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'verify-changed')
  await choose(page, 'other.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'))
  await expect(page.getByText('这不是本系统签发的文件或二维码')).toBeVisible()
  await choose(page, 'letter.txt', Buffer.from('你好'))
  await expect(page.getByText('这不是 PDF，也不是照片')).toBeVisible()
  await choose(page, 'large.pdf', Buffer.alloc(21 * 1024 * 1024))
  await expect(page.getByText('文件太大')).toBeVisible()
  const blank = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 100 } })
  await choose(page, 'photo.png', blank)
  await expect(page.getByText('照片中没有找到二维码')).toBeVisible({ timeout: 20_000 })
  expect(sent).toEqual([])
})

test('VER-01 number and code are typed by keyboard alone; a wrong code is told like an unknown number', {
  tag: '@phone',
}, async ({ page, watch }) => {
  const { paperNo, code } = typedFrom((await pagesOfPdf(await sheetOf(page))).join('\n'))
  await page.goto('/verify')
  const submit = page.getByRole('button', { name: '核验', exact: true })
  await pressOn(page, submit)
  await expect(page.getByRole('alert')).toHaveText('请填写文件编号和核验码。')
  await expect(page.getByLabel('文件编号')).toBeFocused()
  await typeInto(page, page.getByLabel('文件编号'), paperNo.toLowerCase())
  await typeInto(page, page.getByLabel('核验码（12 位）'), code.replaceAll('-', ''))
  await page.keyboard.press('Enter')
  await expect(verdict(page, CODE)).toBeFocused()
  watch.intended.add(404)
  const answers: string[] = []
  for (const [no, typed] of [
    [paperNo, 'AAAA-AAAA-AAAA'],
    ['CJ20200101AAAAAAAA', code],
  ] as const) {
    await page.getByLabel('文件编号').fill(no)
    await page.getByLabel('核验码（12 位）').fill(typed)
    await submit.click()
    await expect(verdict(page, '无法核验')).toBeFocused()
    answers.push(await page.locator('.result').innerText())
  }
  expect(answers[0]).toContain('没有找到编号和核验码都相符的文件')
  expect(answers[1]).toBe(answers[0])
})

test('VER-02 an employer sees that a 成绩单 was revoked as soon as its score is corrected', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  const sheet = await sheetOf(page)
  const address = await addressOf(sheet)
  await page.goto(address)
  await expect(verdict(page, CODE)).toBeVisible()
  const officer = await anotherPerson(browser, watch)
  await correctScore(officer)
  await officer.close()
  await page.reload()
  await expect(verdict(page, '已作废')).toBeFocused()
  await expect(page.getByText('所载成绩已更正或撤回')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'verify-revoked')
})

test('VER-01 without a camera the page says what to do instead, and a stranger’s code is no proof', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/verify#AAAA')
  await expect(verdict(page, '无法核验')).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: '扫描二维码' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('打不开摄像头')).toBeVisible()
  await expectAccessible(page)
})

test('VER-01 a second press while the browser asks for the camera opens no other one, which nobody could close', {
  tag: '@phone',
}, async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { cameras: 0 })
    navigator.mediaDevices.getUserMedia = async () => {
      Object.assign(window, { cameras: Reflect.get(window, 'cameras') + 1 })
      await new Promise((resolve) => setTimeout(resolve, 500))
      throw new Error('refused')
    }
  })
  await page.goto('/verify')
  const scan = page.getByRole('button', { name: '扫描二维码' })
  await scan.click()
  await scan.click()
  await expect(page.getByText('打不开摄像头')).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(window, 'cameras'))).toBe(1)
})
