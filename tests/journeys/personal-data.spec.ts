import { expectAccessible, expectDrawn } from './accessible.ts'
import { choosePhoto, expectSaved } from './apply.ts'
import { decideByRequest } from './decide-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

const NEW_NAME = '周涛涛'

test('PRF-01 a candidate asks for a new name, two officers approve, and the record says it', {
  tag: '@phone',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enter(page, '周涛')
  await page.goto('/person')
  await page.getByRole('link', { name: '申请个人信息更正' }).click()
  await page.getByRole('link', { name: '立即申请' }).click()
  await page.getByRole('button', { name: '我已知晓，继续申请' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '更正内容' })).toBeVisible()
  await page.getByRole('checkbox', { name: '姓名' }).check()
  const name = page.getByRole('textbox', { name: '更正后的姓名' })
  await name.fill('周涛3')
  await name.blur()
  await expect(page.getByText('姓名中有不能填写的字符「3」').first()).toBeVisible()
  await name.fill(NEW_NAME)
  await page.getByRole('checkbox', { name: '证件号码' }).check()
  await page.getByRole('textbox', { name: '更正后的证件号码' }).fill('310105198911235018')
  await page.getByRole('textbox', { name: '更正后的证件号码' }).blur()
  await expect(page.getByText(/最后一位与前面的数字不符/).first()).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'correction-data')
  await page.getByRole('checkbox', { name: '证件号码' }).uncheck()
  await expectSaved(page)

  await page.getByRole('link', { name: '下一步' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '证明材料' })).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'correction-papers')
  await page.getByRole('button', { name: '添加「户口簿（载明变更的页面）」' }).click()
  await choosePhoto(page, '户口簿（载明变更的页面）', '1')
  await expectSaved(page)
  await page.getByRole('link', { name: '下一步' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '确认信息' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText(/提交编号/).first()).toBeVisible()

  const { applications } = (await (await page.request.get('/api/portal/services/personal-data')).json()) as {
    applications: { id: string }[]
  }
  const id = applications[0]?.id ?? ''
  for (const officer of ['唐老师', '徐老师']) {
    const reviewer = await anotherPerson(browser, watch)
    await enterDesk(reviewer, officer)
    await reviewer.goto(`/office/reviews/personal-data/${id}`)
    await expect(reviewer.getByText(NEW_NAME).first()).toBeVisible()
    await expect(reviewer.getByText('请核对证明上同时载明原姓名和新姓名。')).toBeVisible()
    await expectAccessible(reviewer)
    await decideByRequest(reviewer.request, id, { verdict: 'approve' })
    await reviewer.close()
  }

  await page.goto('/person')
  await expect(page.getByRole('definition').filter({ hasText: NEW_NAME })).toBeVisible()
  await page.goto('/messages')
  await expect(page.getByText('「更正姓名」审核通过')).toBeVisible()
})
