import type { APIRequestContext } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { expectSaved } from './apply.ts'
import { decideByRequest } from './decide-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { chooseIn, pressOn, turnToElders, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('TRO-01, TRO-02 a candidate asks to transfer out, is asked to correct, is approved and has the 转考登记表', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(180_000)
  await enter(page, '林建平')
  await page.goto('/services/transfer-out')
  const apply = page.getByRole('link', { name: '立即申请' })
  await expect(apply).toBeVisible()
  await expectAccessible(page)
  await pressOn(page, apply)
  await expect(page.getByRole('button', { name: '我已知晓，继续申请' })).toBeVisible()
  await photograph(page, 'transfer-out-notice')
  await pressOn(page, page.getByRole('button', { name: '我已知晓，继续申请' }))
  await expect(page.getByRole('heading', { level: 1, name: '转入信息' })).toBeVisible()
  const province = page.getByRole('combobox', { name: '转入地' })
  await chooseIn(page, province, '上海市')
  await expect(page.getByText('转入地不能是上海市').first()).toBeVisible()
  await chooseIn(page, province, '江苏省')
  await typeInto(page, page.getByRole('textbox', { name: '转入准考证号' }), '3201 0523 0018')
  await chooseIn(page, page.getByRole('combobox', { name: '转入层次' }), '专升本')
  const major = page.getByRole('combobox', { name: '转入专业' })
  await chooseIn(page, major, '没有找到我的专业，自行填写')
  await expect(page.getByText(/如果没有找到想要转入的专业，请拨打客服电话/).first()).toBeVisible()
  await chooseIn(page, major, '120203K 会计学')
  await typeInto(page, page.getByRole('textbox', { name: '转出原因' }), '工作调动到苏州市。')
  await expectSaved(page)
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'transfer-out-destination')
  await pressOn(page, page.getByRole('link', { name: '下一步' }))

  await expect(page.getByRole('heading', { level: 1, name: '转出成绩' })).toBeVisible()
  await pressOn(page, page.getByRole('checkbox').first(), 'Space')
  await expectSaved(page)
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'transfer-out-scores')
  await pressOn(page, page.getByRole('link', { name: '下一步' }))
  await expect(page.getByRole('heading', { level: 1, name: '确认信息' })).toBeVisible()
  await expect(page.getByText('320105230018').first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'transfer-out-confirm')
  await pressOn(page, page.getByRole('button', { name: '确认无误，提交申请' }))
  await expect(page.getByText(/提交编号/).first()).toBeVisible()
  await page.goto('/person')
  await expect(page.getByText('考籍状态：在籍（转出）')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('该准考证正在办理本市转出，转出完成或退回前不能办理其他业务。')).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('在籍（转出）')
  await expect(page.getByRole('link', { name: '查看申请免考' })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/services/exemption')
  await expect(page.getByText('您正在办理本市转出，转出完成或退回前不能申请免考。')).toBeVisible()
  await page.goto('/services/graduation')
  await expect(page.getByText('您正在办理本市转出，转出完成或退回前不能申请毕业。')).toBeVisible()

  const id = await ownApplication(page.request)
  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '唐老师')
  const place = { kind: 'field', section: 'destination', field: 'otherTicketNo' }
  const reasons = [{ code: 'destination_ticket_wrong', place }]
  await decideByRequest(school.request, id, { verdict: 'reject', reasons })
  await page.goto(`/services/transfer-out/applications/${id}`)
  await expect(page.getByText(/填写的转入准考证号在转入地查不到/).first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'transfer-out-rejected')
  await turnToElders(page, '林建平')
  await pressOn(page, page.getByRole('button', { name: '重新申请' }))
  await typeInto(page, page.getByRole('textbox', { name: '转入准考证号' }), '320105230081')
  await expectSaved(page)
  await expectAccessible(page)
  for (const step of ['转出成绩', '确认信息']) {
    // 长辈版 asks one question after the other, from the one at fault on.
    const nextQuestion = page.getByRole('button', { name: '下一题' })
    while (await nextQuestion.isVisible()) {
      await pressOn(page, nextQuestion)
      // The next question takes the focus a moment later, and would take it from whatever was reached meanwhile.
      await expect(page.locator('main :focus').filter({ hasNotText: '下一题' })).toBeAttached()
    }
    await pressOn(page, page.getByRole('link', { name: '下一步' }))
    await expect(page.getByRole('heading', { level: 1, name: step })).toBeVisible()
    await expectDrawn(page)
    await expectAccessible(page)
  }
  await pressOn(page, page.getByRole('button', { name: '重新提交' }))
  await expect(page.getByText(/提交编号/).first()).toBeVisible()

  await decideByRequest(school.request, id, { verdict: 'approve', revision: 2 })
  await school.close()
  const authority = await anotherPerson(browser, watch)
  await enterDesk(authority, '徐老师')
  await authority.goto(`/office/reviews/transfer-out/${id}`)
  await expect(authority.getByText('转出规定').first()).toBeVisible()
  await expectAccessible(authority)
  await decideByRequest(authority.request, id, { verdict: 'approve', revision: 2 })
  await authority.close()

  // It lapses unless it is signed: home says so, whether the message was read or not.
  await page.goto('/')
  await expect(page.getByText(/^审核已通过，请最迟于 .+到主考学校现场核对并签字/)).toBeVisible()
  await expect(page.getByRole('link', { name: '查看怎样办理：本市转出（江苏省）' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/services/transfer-out')
  await pressOn(page, page.getByRole('link', { name: /审核通过，查看详情/ }))
  await expect(page.getByRole('button', { name: '下载《转考（转出）登记表》' })).toBeVisible()
  await expectAccessible(page)
})

test('TRO-01 the school settles a major that a candidate did not find in the list, by keyboard', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '唐老师')
  await page.goto('/office/reviews/transfer-out')
  await pressOn(page, page.getByRole('link', { name: '转出至江苏省' }))
  await expect(page.getByText('考生填写：大数据与会计')).toBeVisible()
  const settle = page.getByRole('button', { name: '核定' })
  await pressOn(page, settle)
  await expect(page.getByText('专业代码为 4 到 10 位数字或大写字母。')).toBeVisible()
  await expectAccessible(page)
  await chooseIn(page, page.getByRole('combobox', { name: '转入地的专业' }), '120203K 会计学')
  // Away from the menu, which unfolds below the pointer.
  await page.mouse.move(900, 500)
  await photograph(page, 'office-settle-major')
  await pressOn(page, settle)
  await expect(page.getByText('已核定：120203K 会计学')).toBeVisible()
})

async function ownApplication(request: APIRequestContext): Promise<string> {
  const { applications } = (await (await request.get('/api/portal/services/transfer-out')).json()) as {
    applications: { id: string }[]
  }
  return applications[0]?.id ?? ''
}
