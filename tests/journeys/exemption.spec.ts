import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { expectAccessible, expectDrawn } from './accessible.ts'
import {
  addCredential,
  beginApplication,
  choosePhoto,
  credentialCard,
  expectSaved,
  fillDiploma,
  goToStep,
} from './apply.ts'
import { downloaded } from './downloaded.ts'
import { enter, expect, test } from './journey.ts'
import { pressOn, tabTo } from './keyboard.ts'
import { photograph } from './photograph.ts'
import { forgiveLostNetwork } from './watch.ts'

// A sample account that has not passed these courses.
const name = '钱国强'
const wanted = ['03708', '03709'] as const

test('APP-01, APP-03, APP-06, APP-07, APP-08, EXM-01, EXM-02, EVI-01, EVI-04 a candidate applies for two courses, modifies one and withdraws one', async ({
  page,
  watch,
}) => {
  watch.intended.add(404)
  test.setTimeout(180_000)
  const [first, second] = wanted
  await enter(page, name)
  await page.goto('/services/exemption')
  await expect(page.getByText(/^本轮办理截止时间为 .+，还剩 .+。$/)).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'exemption-service')
  await page.goto('/services/exemption/notice')
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'exemption-notice')
  await beginApplication(page)

  await page.getByRole('button', { name: '下一步' }).press('Enter')
  await expect(page.getByRole('alert').getByText('请至少选择一门课程。')).toBeVisible()
  await page.getByRole('searchbox', { name: '搜索课程' }).fill(second)
  await expect(page.getByText('找到 1 门课程')).toBeVisible()
  await tabTo(page, page.getByRole('checkbox', { name: new RegExp(second) }))
  await page.keyboard.press('Space')
  await page.getByRole('searchbox', { name: '搜索课程' }).fill('ＺＧＪＸＤ')
  await page.getByRole('checkbox', { name: new RegExp(first) }).press('Space')
  await page.getByRole('searchbox', { name: '搜索课程' }).fill('')
  await expect(page.getByText('已选择 2 门课程')).toBeVisible()
  await page.getByText('不能选择的课程').click()
  await expect(page.getByText('该课程已合格，无需免考。').first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'exemption-courses')
  await goToStep(page, '下一步', '上传凭证')

  await addCredential(page, '毕业证书')
  await fillDiploma(page, { number: '１０２７２１２００４０５ 001234', year: '2099' })
  await expect(page.getByRole('textbox', { name: '毕业证书编号' })).toHaveValue('102721200405001234')
  await page.getByRole('textbox', { name: '毕业证书编号' }).focus()
  await expect(page.getByText('获取凭证时间不能晚于今天。')).toBeVisible()
  await expect(page.getByText(/「毕业证书」须与.+一起提交/)).toBeVisible()
  await expectSaved(page)
  await expectAccessible(page)
  await goToStep(page, '下一步', '确认信息')
  const problems = page.getByRole('alert')
  for (const words of ['获取凭证时间不能晚于今天', '请上传「毕业证书」的图片', '「毕业证书」须与'])
    await expect(problems.getByRole('link', { name: words })).toBeVisible()
  await expect(page.getByRole('button', { name: '提交申请' })).toHaveCount(0)
  await expectAccessible(page)
  await photograph(page, 'exemption-problems')
  await problems.getByRole('link', { name: '获取凭证时间不能晚于今天' }).press('Enter')
  await expect(page.getByRole('textbox', { name: '年', exact: true })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2004')
  await expect(page.getByText('请上传「毕业证书」的图片。')).toBeVisible()
  await choosePhoto(page, '毕业证书', '102721200405001234')
  await page.getByRole('button', { name: '添加「教育部学历证书电子注册备案表」' }).click()
  const form = credentialCard(page, '教育部学历证书电子注册备案表')
  await form.getByRole('textbox', { name: '在线验证码' }).fill('ABCD1234EFGH5678')
  await choosePhoto(page, '教育部学历证书电子注册备案表', 'ABCD1234EFGH5678')
  await expectSaved(page)
  await expectAccessible(page)
  await photograph(page, 'exemption-evidence')

  await goToStep(page, '上一步', '选择课程')
  await expect(page.getByText('已选择 2 门课程')).toBeVisible()
  await goToStep(page, '下一步', '上传凭证')
  await expect(page.getByRole('textbox', { name: '毕业证书编号' })).toHaveValue('102721200405001234')
  await goToStep(page, '下一步', '确认信息')
  await page.getByRole('button', { name: '放大查看毕业证书第 1 张图片' }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: '毕业证书，第 1 张图片' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await photograph(page, 'exemption-confirm')
  await page.getByRole('button', { name: '提交申请' }).dblclick()

  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  await expect(page.getByText(/^提交编号 .+/).first()).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'exemption-filed')
  await expect(page.getByRole('link', { name: '完成' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('这份草稿已经提交，或者已经删除。')).toBeVisible()
  await expectAccessible(page)
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  const receipt = await downloaded(page, () =>
    pressOn(page, page.getByRole('button', { name: '下载提交回执（PDF）' })),
  )
  expect(receipt.name).toMatch(/^提交回执-\d{16}\.pdf$/)
  const receiptText = (await pagesOfPdf(receipt.bytes)).join('\n')
  for (const word of [...wanted, '102721200405001234', '演示数据，不作凭证'])
    expect(receiptText).toContain(word)
  const reply = await page.request.get('/api/portal/services/exemption')
  const { applications, draft } = (await reply.json()) as Service
  expect(applications.map(({ subject, state }) => `${subject} ${state}`).sort()).toEqual(
    wanted.map((course) => `${course} pending`),
  )
  expect(draft).toBeUndefined()

  await page.getByRole('link', { name: new RegExp(`查看详情：免考 ${first}`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(first) })).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await expect(page.getByRole('region', { name: '办理进度' }).getByText('（考生）')).toBeVisible()
  await photograph(page, 'exemption-details')
  await page.getByRole('button', { name: '修改' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '上传凭证' })).toBeVisible()
  await page.getByRole('textbox', { name: /^备注/ }).first().fill('姓名与登记一致')
  await expectSaved(page)
  await goToStep(page, '下一步', '确认信息')
  await expect(page.getByText('姓名与登记一致')).toBeVisible()
  // Without a network nothing is lost: it is said where it is seen, and sent when the network is back.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '重新提交' }).click()
  await expect(page.getByText('网络恢复后会自动提交')).toBeInViewport()
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  forgiveLostNetwork(watch)
  await page.getByRole('link', { name: new RegExp(`查看详情：免考 ${first}`) }).click()
  await expect(page.getByText('第 2 次提交')).toBeVisible()

  await page.getByRole('button', { name: '撤回' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('申请已撤回。', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByText('已撤回', { exact: true })).toBeVisible()
  await page.goto('/services/exemption')
  const list = page.getByRole('region', { name: '我的申请' })
  await expect(list.getByText('已撤回')).toBeVisible()
  await expect(list.getByText('待审核')).toBeVisible()
  await photograph(page, 'exemption-list')
})

interface Service {
  applications: { subject: string; state: string }[]
  draft?: unknown
}
