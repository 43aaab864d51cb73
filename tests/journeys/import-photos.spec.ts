import type { Page } from '@playwright/test'
import { zipOf } from '#tests/support/zip.ts'
import { expectAccessible } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, sample, test } from './journey.ts'
import { chooseIn, pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'
import { portraitPhoto } from './portrait-samples.ts'

const picture = (background: string) => portraitPhoto({ background, width: 480, height: 640 })

test('IMP-01, PRF-01 an archive of photographs is checked, its faults set aside, applied, seen by its candidate, and rolled back', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  const [one, other] = [await sample(page, '周涛'), await sample(page, '何建国')]
  const ticketNo = one.ticketNos[0] ?? ''
  await enterDesk(page, '林主任')
  await upload(
    page,
    zipOf([
      { name: `照片/${ticketNo}.jpg`, bytes: await picture('#8ec5ee') },
      { name: `照片/${other.idNumber}.jpg`, bytes: await picture('#9ed0f2') },
      { name: '照片/张三.jpg', bytes: await picture('#8ac0ea') },
      { name: '照片/880000000999.jpg', bytes: await picture('#8cc2ec') },
      { name: '照片/名单.txt', bytes: Buffer.from('张三') },
    ]),
  )
  await expect(page.getByText(/文件名不是准考证号，也不是证件号码/).first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/没有这个准考证号/).first()).toBeVisible()
  await expect(page.getByText(/不是 JPG 或 PNG 文件/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '确认入库' })).toHaveCount(0)
  await expectAccessible(page)
  await photograph(page, 'office-import-photos')

  await pressOn(page, page.getByRole('button', { name: '搁置有问题的照片' }))
  const aside = page.getByRole('dialog', { name: '搁置 3 张有问题的照片' })
  await typeInto(page, aside.getByRole('textbox', { name: '搁置原因' }), '文件名不对，另行补入')
  await pressOn(page, aside.getByRole('button', { name: '搁置有问题的照片' }))
  await expect(page.getByText(/须由另一位同事核对后确认入库/)).toBeVisible()
  await expect(page.getByRole('button', { name: '确认入库' })).toHaveCount(0)
  await expectAccessible(page)
  const second = await anotherPerson(browser, watch)
  await enterDesk(second, '何老师')
  await second.goto(page.url())
  // Whoever agrees sees what they agree to.
  const toSee = second.getByRole('region', { name: '要入库的照片' }).getByRole('img')
  await expect(toSee).toHaveCount(2)
  for (const picture of await toSee.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  }
  await expect(second.getByRole('img', { name: '周涛，要入库的照片' })).toBeVisible()
  await expect(second.getByText('第 1 页，共 1 页（2 张照片）')).toBeVisible()
  await expect(second.getByText('要看的照片都已看过，核对无误后可以确认入库。')).toBeVisible()
  await expectAccessible(second)
  await photograph(second, 'office-photos-to-see')
  // Each opening of the page asks for it, so that the trail has each look (TRL-01).
  await pressOn(second, second.getByRole('link', { name: '返回批次列表' }))
  await expect(second.getByRole('heading', { level: 1, name: '数据导入' })).toBeVisible()
  const asked = second.waitForRequest((request) => request.url().endsWith('/photos'))
  await second.goBack()
  await asked
  await pressOn(second, second.getByRole('button', { name: '确认入库' }))
  const sure = second.getByRole('dialog', { name: '确认将 2 张照片入库' })
  await expect(sure).toContainText('入库后考生在「个人信息」中看到新的照片，并收到消息。')
  await pressOn(second, sure.getByRole('button', { name: '确认入库' }))
  await expect(second.getByText('入库完成，考生在「个人信息」中可以看到新的照片。')).toBeVisible({
    timeout: 20_000,
  })
  await second.close()
  await page.reload()
  await expect(page.getByText('入库完成，考生在「个人信息」中可以看到新的照片。')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText(/另有 3 张照片已搁置/)).toBeVisible()
  await expectAccessible(page)

  const candidate = await anotherPerson(browser, watch)
  await enter(candidate, '周涛')
  await candidate.goto('/person')
  const shown = candidate.getByRole('img', { name: '照片' })
  await expect(shown).toBeVisible()
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)

  await candidate.goto('/messages')
  await expect(candidate.getByText('考籍已登记您的照片')).toBeVisible()
  await expectAccessible(candidate)
  await candidate.goto('/person')

  const batch = page.url()
  await page.goto('/office/candidates')
  await typeInto(page, page.getByRole('searchbox'), '周涛')
  await page.keyboard.press('Enter')
  await pressOn(page, page.getByRole('link', { name: '周涛', exact: true }))
  const known = page.getByRole('img', { name: '考籍登记的照片' })
  await expect(known).toBeVisible()
  expect(await known.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  await expectAccessible(page)

  await page.goto(batch)
  await pressOn(page, page.getByRole('button', { name: '回滚此批次' }))
  const dialog = page.getByRole('dialog', { name: /回滚第 \d+ 号批次的 2 张照片/ })
  await typeInto(page, dialog.getByRole('textbox', { name: '回滚原因' }), '压缩包选错了')
  await pressOn(page, dialog.getByRole('button', { name: '回滚此批次' }))
  await expect(page.getByText('已回滚').first()).toBeVisible({ timeout: 20_000 })
  await candidate.reload()
  await expect(candidate.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(candidate.getByText('居民身份证').first()).toBeVisible()
  await expect(shown).toHaveCount(0)
  await candidate.close()
})

/** Uploads by keyboard up to the report. */
async function upload(page: Page, archive: Buffer): Promise<void> {
  await page.goto('/office/imports')
  await chooseIn(page, page.getByLabel('导入内容'), '考生照片')
  await expect(page.getByText('自己指定各列')).toHaveCount(0)
  await expectAccessible(page)
  const choice = page.waitForEvent('filechooser')
  await pressOn(page, page.locator('input[type=file]'))
  await (await choice).setFiles({ name: '考生照片.zip', mimeType: 'application/zip', buffer: archive })
  await pressOn(page, page.getByRole('button', { name: '上传并检查' }))
  await expect(page.getByRole('heading', { level: 1, name: /第 \d+ 号批次/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '放弃此批次' })).toBeVisible({ timeout: 20_000 })
}
