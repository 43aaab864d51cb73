import { expectAccessible } from './accessible.ts'
import { decideByRequest } from './decide-by-request.ts'
import { fileGraduation } from './graduation-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'

test('APP-04, HOM-07 who wants a rejected application no more is not reminded of it, until they want it again', {
  tag: '@phone',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enter(page, '赵敏')
  const { id, photoId } = await fileGraduation(page)
  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '唐老师')
  const reasons = [{ code: 'photo_unfit', place: { kind: 'credential', credentialId: photoId } }]
  await decideByRequest(school.request, id, { verdict: 'reject', reasons, note: '背景颜色不均匀' })
  await school.close()

  const address = `/services/graduation/applications/${id}`
  await page.goto(address)
  await pressOn(page, page.getByRole('button', { name: '不再办理' }))
  const dialog = page.getByRole('dialog', { name: '不再办理这项申请？' })
  await expectAccessible(page)
  await pressOn(page, dialog.getByRole('button', { name: '不再办理' }))
  await expect(page.getByText('您已选择不再办理，首页不再提醒这项申请。')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
  await expect(page.getByText('审核未通过')).toHaveCount(0)
  await page.goto(address)
  await pressOn(page, page.getByRole('button', { name: '恢复办理' }))
  await expect(page.getByRole('button', { name: '不再办理' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('审核未通过').first()).toBeVisible()
})
