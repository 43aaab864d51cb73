import type { Browser, Page } from '@playwright/test'
import type { TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { newKey, SAMPLE } from '#rulebook/transfer-package/package.fixture.ts'
import { signPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, sample, test } from './journey.ts'
import { pressOn, tabTo } from './keyboard.ts'
import { photograph } from './photograph.ts'
import { visitorOfPage } from './visitor-of-page.ts'
import type { Watch } from './watch.ts'

const NAME = '何建国'
const DAY = 86_400_000
const { key, signer } = newKey()

test('TRO-04, TRI-01, TRI-02 a signed package of another province becomes scores, and a changed one is refused in words', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  watch.intended.add(422)
  test.setTimeout(120_000)
  await trust(page, browser, watch)
  await enterDesk(page, '林主任')
  await page.goto('/office/arrivals')
  await expectDrawn(page)
  const file = Buffer.from(signPackage(await packageFor(page), signer))
  const changed = Buffer.from(file.toString().replace('"mark": 81', '"mark": 91'))
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.getByLabel('点击选择电子档案'))
  await page.keyboard.press('Enter')
  await (await chooser).setFiles([
    { name: '改动过的档案.json', mimeType: 'application/json', buffer: changed },
    { name: '江苏转出档案.json', mimeType: 'application/json', buffer: file },
  ])
  const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(rowOf('江苏转出档案.json')).toContainText('已接收；考生已对上')
  await expect(rowOf('改动过的档案.json')).toContainText('改动过')
  await expectAccessible(page)
  await photograph(page, 'office-packages')

  for (const name of ['唐老师', '徐老师']) {
    const officer = await anotherPerson(browser, watch)
    await enterDesk(officer, name)
    await approve(officer)
    await officer.close()
  }
  await enter(page, NAME)
  await page.goto('/services/transfer-in')
  await pressOn(page, page.getByRole('link', { name: '查看浏览详情：从江苏省转入' }))
  await pressOn(page, page.getByRole('button', { name: '确认转入' }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认转入' }))
  await pressOn(page, page.getByRole('link', { name: '查看历次成绩' }))
  await expect(page.getByRole('row').filter({ hasText: '03708' }).filter({ hasText: '转入' })).toContainText(
    '81',
  )
})

/** Jiangsu's key is proposed by one security administrator; the other one sees it waiting and agrees. */
async function trust(page: Page, browser: Browser, watch: Watch): Promise<void> {
  const first = await anotherPerson(browser, watch)
  await enterDesk(first, '安全管理员')
  const { installation, name: authority, province } = SAMPLE.from
  const body = {
    ...{
      installation,
      authority,
      province,
      publicKey: key.publicKey,
      proof: '与苏教考函〔2026〕9号逐字核对',
    },
    validFrom: '2026-01-01T00:00:00.000Z',
  }
  expect((await visitorOfPage(first).call('POST', '/api/office/trusted-keys', { body })).status).toBe(200)
  await first.close()
  await enterDesk(page, '钱管理员')
  await page.goto('/office/')
  await pressOn(page, page.getByRole('link', { name: /个外省系统密钥等待您复核/ }))
  await pressOn(page, page.getByRole('button', { name: /^同意/ }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: /^同意/ }))
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function packageFor(page: Page): Promise<TransferPackage> {
  const { name, idNumber, ticketNos } = await sample(page, NAME)
  const [score] = SAMPLE.scores
  if (!score) throw new Error('The sample has no score')
  const course = { courseCode: '03708', courseName: '中国近现代史纲要', credits: '2', outcome: { mark: 81 } }
  return {
    ...SAMPLE,
    issuedAt: new Date(Date.now() - DAY).toISOString(),
    expiresAt: new Date(Date.now() + 100 * DAY).toISOString(),
    person: { name, idType: 'resident_id', idNumber },
    destination: { ...SAMPLE.destination, ticketNo: ticketNos[0] ?? '' },
    scores: [{ ...score, ...course }],
  }
}

/** Approves the arrival with the desk's own requests. */
async function approve(page: Page): Promise<void> {
  const officer = visitorOfPage(page)
  const { body } = await officer.call('GET', '/api/office/transfers-in?list=under_review')
  const found = (body.arrivals as { id: string; name: string; version: number }[]).find(
    ({ name }) => name === NAME,
  )
  const decision = { version: found?.version, decision: 'approve', reasons: [] }
  const decided = await officer.call('POST', `/api/office/transfers-in/${found?.id}/decision`, {
    body: decision,
  })
  expect(decided.status, decided.text).toBe(200)
}
