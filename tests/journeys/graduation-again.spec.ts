import { expectAccessible, expectDrawn } from './accessible.ts'
import { decideByRequest } from './decide-by-request.ts'
import { fileGraduation } from './graduation-by-request.ts'
import { expectStep, giveGraduationPhoto, goOn } from './graduation-pages.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('GRA-08, APP-04 who was rejected for the photograph reads why, changes just that, and applies again', {
  tag: '@phone',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enter(page, '赵敏')
  const { id, photoId } = await fileGraduation(page)
  await page.goto('/services/graduation')
  await expect(page.getByText('待审核').first()).toBeVisible()

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '唐老师')
  const reasons = [{ code: 'photo_unfit', place: { kind: 'credential', credentialId: photoId } }]
  await decideByRequest(school.request, id, { verdict: 'reject', reasons, note: '背景颜色不均匀' })
  await school.close()

  await page.reload()
  await expect(page.getByText('审核未通过').first()).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-rejected')
  await pressOn(page, page.getByRole('link', { name: /^点击查看原因/ }))
  await expect(page.getByText('毕业照片不符合要求').first()).toBeVisible()
  await expect(page.getByText('背景颜色不均匀').first()).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-reason')

  await pressOn(page, page.getByRole('button', { name: '重新申请' }))
  await expect(page.getByRole('heading', { level: 1, name: '毕业照片' })).toBeVisible()
  await expect(page.getByRole('group', { name: '毕业照片', exact: true })).toBeFocused()
  await expect(page.getByText('毕业照片不符合要求').first()).toBeVisible()
  await expectAccessible(page)
  const before = await page.getByRole('img', { name: '已保存的毕业照片' }).getAttribute('src')
  await giveGraduationPhoto(page, { background: '#a8d0f2' })
  await expect(page.getByRole('img', { name: '已保存的毕业照片' })).not.toHaveAttribute('src', before ?? '')
  await goOn(page, '确认信息')
  // Nothing else was opened: all the rest is as it was filed.
  await expect(page.getByText('内容与上次提交的完全相同。')).toHaveCount(0)
  await pressOn(page, page.getByRole('button', { name: '重新提交' }))
  await expectStep(page, '申请已提交')
  await page.getByRole('link', { name: /^查看详情：毕业 120203K/ }).click()
  await expect(page.getByText('待审核').first()).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
})
