import { randomUUID } from 'node:crypto'
import { enter, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'
import { DEVELOPED } from './photo-journey.ts'
import { asFile, portraitPhoto } from './portrait-samples.ts'

test('GRA-10, UX-06 a 毕业照片 whose first sending fails goes into the entry of the wallet that was begun for it', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(500)
  await enter(page, '赵敏')
  const { notice } = (await (await page.request.get('/api/portal/services/graduation')).json()) as {
    notice: { version: number }
  }
  const begun = await page.request.post('/api/portal/services/graduation/draft', {
    headers: { 'x-kaoji': '1', 'idempotency-key': randomUUID() },
    data: { noticeVersion: notice.version },
  })
  const draft = (await begun.json()) as { id: string }
  const sentTo: string[] = []
  await page.route('**/api/portal/credentials/*/images', (route) => {
    sentTo.push(route.request().url())
    return sentTo.length === 1 ? route.fulfill({ status: 500, body: '' }) : route.continue()
  })
  await page.goto(`/services/graduation/drafts/${draft.id}/photo`)
  const group = page.getByRole('group', { name: '毕业照片', exact: true })
  await group.locator('input[type=file]:not([capture])').setInputFiles(asFile(await portraitPhoto()))
  const dialog = page.getByRole('dialog', { name: '裁剪毕业照片' })
  await dialog.getByRole('button', { name: '检查照片' }).press('Enter', DEVELOPED)
  await dialog.getByRole('button', { name: '使用这张照片' }).press('Enter', DEVELOPED)
  await expect(dialog.getByRole('alert')).toBeVisible()
  await pressOn(page, dialog.getByRole('button', { name: '使用这张照片' }))
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('img', { name: '已保存的毕业照片' })).toBeVisible()
  const { credentials } = (await (await page.request.get('/api/portal/credentials')).json()) as {
    credentials: { id: string; type: string; images: unknown[] }[]
  }
  const photos = credentials.filter(({ type }) => type === 'graduation_photo')
  expect(photos).toMatchObject([{ images: [{}] }])
  expect(new Set(sentTo.map((url) => url.includes(photos[0]?.id ?? '?')))).toEqual(new Set([true]))
})
