import { INBOUND_HEADER, inboundLine } from '../support/inbound-lines.ts'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { enterDesk, expect, samples, test } from './journey.ts'
import { chooseIn, chooseRadio, pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('TRI-01, IMP-01 an inbound file says what it will do, is applied, and whose a record is staff settle side by side, and settle anew', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(180_000)
  const { candidates } = await samples(page)
  const [known, other] = candidates.filter(
    ({ name, idNumber }) => name.length === 3 && idNumber.length === 18,
  )
  if (!known || !other) throw new Error('The demonstration has no two candidates with plain names')
  await enterDesk(page, '林主任')
  await page.goto('/office/imports')
  await chooseIn(page, page.getByLabel('导入内容'), '外省转入档案')
  await expect(page.getByLabel('考次')).toHaveCount(0)
  const lines = [
    inboundLine({
      name: known.name,
      idNumber: known.idNumber,
      destinationTicketNo: known.ticketNos[0] ?? '',
    }),
    inboundLine({ name: '易名者', idNumber: other.idNumber, originTicketNo: '030100000002' }),
    inboundLine({ originTicketNo: '030100000003', courseCode: '99999', courseName: '外省的课程' }),
  ]
  await page.setInputFiles('input[type=file]', {
    name: '转入档案.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([INBOUND_HEADER, ...lines].join('\n')),
  })
  await pressOn(page, page.getByRole('button', { name: '上传并检查' }))
  await expect(page.getByRole('heading', { name: '入库会怎样' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/^考生须人工核对/).first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-inbound-report')
  await pressOn(page, page.getByRole('button', { name: '确认入库' }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认入库' }))
  await pressOn(page, page.getByRole('link', { name: '前往转入考生核对' }))

  await expect(page.getByRole('heading', { level: 1, name: '转入考生核对' })).toBeVisible()
  await expectAccessible(page)
  await chooseRadio(page, page.getByRole('radio', { name: '等待考生注册（1）' }))
  await expect(page.getByText('本市没有这名考生')).toBeVisible()
  await chooseRadio(page, page.getByRole('radio', { name: '待人工核对（1）' }))
  await pressOn(page, page.getByRole('link', { name: /第 \d+ 号档案/ }))
  await expect(page.getByText('与档案比较：不同')).toBeVisible()
  await expect(page.getByText('与档案比较：相同')).toBeVisible()
  await expect(page.getByText(other.idNumber)).toHaveCount(0)
  await expectAccessible(page)
  await photograph(page, 'office-arrival-match')
  await pressOn(page, page.getByRole('button', { name: `确认转入 ${other.ticketNos[0]}` }))
  await expectAccessible(page)
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认转入' }))
  await expect(page.getByText('没有需要核对的档案')).toBeVisible()

  await page.goto('/office/transfers-in?list=under_review')
  await pressOn(page, page.getByRole('link', { name: '易名者' }))
  await pressOn(page, page.getByRole('button', { name: '不是这位考生的' }))
  const wrong = page.getByRole('dialog')
  await typeInto(page, wrong.getByRole('textbox', { name: '理由' }), '证件照片与考生不符')
  await expectAccessibleAsItIs(page)
  await pressOn(page, wrong.getByRole('button', { name: '不是这位考生的' }))
  await expect(page.getByText('待匹配', { exact: true })).toBeVisible()
  await page.goto('/office/arrivals')
  await expect(page.getByText('曾经转给他，核对后由工作人员撤回')).toBeVisible()
})
