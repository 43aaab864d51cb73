import { expect } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from './accessible.ts'
import { choose, DEVELOPED, newest, test, tiles } from './photo-journey.ts'
import { colourAt, transparentPng } from './photo-samples.ts'

// The tests process full-size photographs and accessibility scans, which take long.
test.describe.configure({ timeout: 120_000 })

test('EVI-02 turning, cropping, ordering and removing need no mouse', { tag: '@desk' }, async ({
  page,
  field,
}) => {
  await choose(page, await transparentPng())
  await expect(tiles(page)).toContainText('已上传', DEVELOPED)
  await page.getByRole('button', { name: '旋转第 1 张' }).press('Enter')
  await expect(async () => {
    expect([...field.images.keys()]).toHaveLength(1)
    expect(await sharp(newest(field)).metadata()).toMatchObject({ width: 1000, height: 1600 })
  }).toPass()
  await expect(tiles(page)).toContainText('已上传', DEVELOPED)
  await expect(page.getByRole('button', { name: '旋转第 1 张' })).toBeFocused()
  // After a turn to the right, the top left corner is at the top right.
  const [red = 0, green = 0] = await colourAt(newest(field), 0.95, 0.1)
  expect(red - green).toBeGreaterThan(120)

  await page.getByRole('button', { name: '裁剪第 1 张' }).press('Enter')
  const corner = page.getByRole('button', { name: '右下角的方块，按方向键调整' })
  await expect(corner).toBeVisible()
  await expectAccessible(page)
  const before = await page.locator('.ReactCrop__crop-selection').boundingBox()
  for (let step = 0; step < 5; step += 1) await corner.press('Shift+ArrowLeft')
  const after = await page.locator('.ReactCrop__crop-selection').boundingBox()
  expect((before?.width ?? 0) - (after?.width ?? 0)).toBeCloseTo(50, 0)
  await page.getByRole('button', { name: '完成裁剪' }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '裁剪第 1 张' })).toBeFocused()
  await expect(async () => {
    const { width = 0, height = 0 } = await sharp(newest(field)).metadata()
    expect(width).toBeLessThan(900)
    expect(height).toBeLessThan(1440)
    expect(field.images.size).toBe(1)
  }).toPass()

  await choose(page, { ...(await transparentPng()), name: '第二张.png' })
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(2, DEVELOPED)
  const sources = () =>
    tiles(page)
      .locator('img')
      .evaluateAll((all) => all.map((one) => one.getAttribute('src')))
  const [one, two] = await sources()
  await page.getByRole('button', { name: '前移第 2 张' }).press('Enter')
  expect(await sources()).toEqual([two, one])

  await page.getByRole('button', { name: '移除第 1 张' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '移除照片' }).press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await expect(page.getByRole('group', { name: '毕业证书的照片' })).toBeFocused()
  expect(field.images.size).toBe(1)
})

test('EVI-02 @desk pictures are dropped and pasted; what is too many is said', { tag: '@desk' }, async ({
  page,
}) => {
  // Each another picture: the same one twice would be one.
  const { buffer } = await transparentPng()
  const widths = [1600, 1560, 1520, 1480, 1440, 1400]
  const pictures = await Promise.all(
    widths.map(async (width) => (await sharp(buffer).resize(width).png().toBuffer()).toString('base64')),
  )
  const give = (kind: 'paste' | 'drop', chosen: readonly string[]) =>
    page.getByRole('group', { name: '毕业证书的照片' }).evaluate(
      async (group, { kind, chosen }) => {
        const transfer = new DataTransfer()
        for (const [index, bytes] of chosen.entries()) {
          const picture = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
          transfer.items.add(new File([picture], `${kind}-${index}.png`, { type: 'image/png' }))
        }
        const options = { bubbles: true, cancelable: true }
        group.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent(kind, { ...options, clipboardData: transfer })
            : new DragEvent(kind, { ...options, dataTransfer: transfer }),
        )
      },
      { kind, chosen },
    )
  await give('paste', pictures.slice(0, 1))
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(1, DEVELOPED)
  await give('drop', pictures.slice(1))
  await expect(page.getByText('最多 4 张，有 2 张没有加入。')).toBeAttached()
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(4, DEVELOPED)
  await expect(page.getByRole('button', { name: '选择图片：毕业证书的照片' })).toBeDisabled()
})
