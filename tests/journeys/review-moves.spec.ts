import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { goToStep } from './apply.ts'
import { fileByRequest } from './file-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, sample, test } from './journey.ts'
import { markByKeys, markByMouse, replaceMarkedPage, seeBeforeAndAfter } from './marked-page.ts'
import { photograph } from './photograph.ts'
import { expectClaimed, openFromQueue, ownLine } from './review-desk.ts'

/** Finds who has claimed the only application of a 准考证号. */
async function claimantOf(school: Page, q: string): Promise<string> {
  const data = { service: 'exemption', show: 'waiting', q }
  const reply = await school.request.post('/api/office/reviews/search', { headers: { 'x-kaoji': '1' }, data })
  const { items } = (await reply.json()) as { items: { claimedBy?: string }[] }
  return items.map(({ claimedBy = 'nobody' }) => claimedBy).join()
}

test('REV-10, REV-12 暂缓, 补正 and 退回: it rests, goes to its candidate with a marked page and back, and to the level before', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  const { ticketNos } = await sample(page, '马晓燕')
  const [ticketNo = ''] = ticketNos
  await enter(page, '马晓燕')
  await fileByRequest(page, { courses: ['03708'], number: '102721200405004731' })

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '唐老师')
  await openFromQueue(school, ticketNo, '03708')
  const dialog = school.getByRole('dialog')
  await school.keyboard.press('h')
  await expect(dialog).toContainText('考生看不到暂缓')
  await dialog.getByRole('textbox').fill('等待发证机构回函')
  await expectAccessible(school)
  await school.keyboard.press('Enter')
  await expect(
    school.getByText('没有待您审核的申请了。').or(school.getByText('已暂缓。')).first(),
  ).toBeVisible()
  // The reviewer who put the application to rest must not keep the claim.
  await expect.poll(() => claimantOf(school, ticketNo)).toBe('nobody')
  await openFromQueue(school, ticketNo, '03708')
  await expect(school.getByText('等待发证机构回函').first()).toBeVisible()
  await school.keyboard.press('h')
  await expect(school.getByRole('button', { name: '暂缓', exact: false })).toHaveText(/^暂缓/)

  await markByMouse(school)
  await markByKeys(school)
  await school.keyboard.press('c')
  await expect(dialog.getByRole('textbox', { name: '筛选原因' })).toBeFocused()
  await school.keyboard.type('其他')
  await school.keyboard.press('Enter')
  await school.keyboard.press('Enter')
  await expect(dialog.getByText('所选原因必须填写说明', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: /^说明/ })).toBeFocused()
  await dialog.getByRole('checkbox', { name: '其他', exact: true }).uncheck()
  await dialog.getByRole('textbox', { name: '筛选原因' }).focus()
  await school.keyboard.type('4')
  await school.keyboard.press('Enter')
  await expect(dialog.getByRole('checkbox', { name: '编号不一致' })).toBeChecked()
  await expect(dialog.getByText('所选原因连同图片上的红框一起发给考生：第 1 张图片')).toBeVisible()
  await expect(dialog.getByRole('combobox', { name: '针对的内容' })).toHaveValue(/^credential /)
  await expectAccessible(school)
  await photograph(school, 'office-review-amendment')
  await school.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)

  await page.goto('/')
  await expect(page.getByText('需补正').first()).toBeVisible()
  await page.goto('/services/exemption')
  await expect(ownLine(page, '03708')).toContainText('需补正')
  await expect(ownLine(page, '03708')).toContainText(/请在 \d{4}年\d+月\d+日 \d\d:\d\d 前补正。/)
  await ownLine(page, '03708').getByRole('link').first().click()
  await expect(page.getByText('填写的编号与图片上的编号不一致。').first()).toBeVisible()
  await expect(page.getByRole('img', { name: '审核人员标出了问题的第 1 张图片' })).toBeVisible()
  await expect(page.getByText('需补正的申请不能撤回。', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: '撤回' })).toHaveCount(0)
  await expectAccessible(page)
  await photograph(page, 'exemption-amendment')
  // 补正 is asked for when the window has closed: this answer imitates the server's after it.
  await page.route('/api/portal/services/exemption', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { window: object }
    await route.fulfill({ response, json: { ...answer, window: { ...answer.window, state: 'closed' } } })
  })
  await page.getByRole('button', { name: '补正' }).press('Enter')
  await expect(page.getByText('请按要求补正', { exact: false })).toBeVisible()
  await expect(page.getByText(/^补正 \d{4}年\d+月\d+日 \d\d:\d\d 截止，还剩 /)).toBeVisible()
  await expect(page.getByText('现在不能提交', { exact: false })).toHaveCount(0)
  // What was asked for meanwhile is answered first.
  await page.unrouteAll({ behavior: 'wait' })
  await expect(page.getByText('需要补正的内容').first()).toBeVisible()
  await expect(page.getByText('审核未通过的原因')).toHaveCount(0)
  await replaceMarkedPage(page)
  await goToStep(page, '下一步', '确认信息')
  await page.getByRole('button', { name: '重新提交' }).press('Enter')
  await expect(page).toHaveURL(/\/filings\//)

  await openFromQueue(school, ticketNo, '03708')
  await seeBeforeAndAfter(school)
  await school.keyboard.press('a')
  await expect(dialog).toContainText('通过后转入下一级审核。')
  await expect(dialog.getByRole('button', { name: '通过', exact: true })).toBeFocused()
  await school.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await school.close()

  const authority = await anotherPerson(browser, watch)
  await enterDesk(authority, '徐老师')
  await openFromQueue(authority, ticketNo, '03708')
  await expectClaimed(authority)
  await authority.keyboard.press('b')
  await authority.getByRole('dialog').getByRole('textbox').fill('请重新核对证书编号')
  await expectAccessible(authority)
  await authority.keyboard.press('Enter')
  await expect(authority.getByRole('dialog')).toHaveCount(0)
  await authority.close()
  await page.goto('/services/exemption')
  await expect(ownLine(page, '03708')).toContainText('待审核')
})
