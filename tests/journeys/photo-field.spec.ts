import { expect } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from './accessible.ts'
import { choose, DEVELOPED, newest, test, tiles } from './photo-journey.ts'
import {
  colourAt,
  emptySheet,
  heicPhoto,
  longScreenshot,
  notPicture,
  pdfFile,
  phonePhoto,
  transparentPng,
} from './photo-samples.ts'

// The tests process full-size photographs and accessibility scans, which take long.
test.describe.configure({ timeout: 120_000 })

test('EVI-02 a phone photograph of 12 megapixels is stored upright and below 1 MB; useless files say so', {
  tag: '@phone',
}, async ({ page, field }) => {
  const photo = await phonePhoto()
  expect(photo.buffer.length).toBeGreaterThan(1_048_576)
  await expect(page.getByText('图像应清晰完整，文字方向朝上')).toBeVisible()
  await choose(page, [photo, notPicture, await transparentPng()])
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(2, DEVELOPED)
  await expect(tiles(page).nth(2)).toContainText('说明.jpg')
  await expect(tiles(page).nth(2)).toContainText('这个文件不是可以读取的图片')
  await expect(tiles(page).nth(0)).toContainText('原照片')

  const [first, second] = [...field.images.values()]
  expect(first?.length).toBeLessThan(1_048_576)
  const { width = 0, height = 0, format, exif } = await sharp(first).metadata()
  expect([format, exif]).toEqual(['jpeg', undefined])
  expect(height / width).toBeCloseTo(4 / 3, 2)
  expect(height).toBeGreaterThanOrEqual(1600)
  const [red = 0, green = 0] = await colourAt(first, 0.1, 0.05)
  expect(red - green).toBeGreaterThan(120)
  expect(await colourAt(second, 0.9, 0.9)).toEqual([255, 255, 255])

  await expectAccessible(page)
  await page.getByRole('button', { name: '放大第 1 张' }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: '毕业证书的照片，第 1 张' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '放大第 1 张' })).toBeFocused()
  await page.getByRole('button', { name: '知道了：说明.jpg' }).press('Enter')
  await expect(tiles(page)).toHaveCount(2)
})

test('EVI-02 a HEIC is read too, by a decoder that is fetched only then', { tag: '@phone' }, async ({
  page,
  field,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await choose(page, await transparentPng())
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(1, DEVELOPED)
  expect(fetched.filter((url) => url.includes('heic'))).toEqual([])
  await choose(page, await heicPhoto())
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(2, DEVELOPED)
  expect(fetched.filter((url) => url.includes('heic'))).toHaveLength(1)
  expect(await sharp(newest(field)).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 1200 })
})

test('EVI-02 a long screenshot stays legible, one that is too long is asked for in pieces; each odd file has its words', {
  tag: '@phone',
}, async ({ page, field }) => {
  const whole = await transparentPng()
  const jpeg = await sharp(whole.buffer).flatten({ background: '#fff' }).jpeg().toBuffer()
  const cut = { name: '没下完.jpg', mimeType: 'image/jpeg', buffer: jpeg.subarray(0, jpeg.length >> 1) }
  await choose(page, [await longScreenshot(4.3), await longScreenshot(9.1), pdfFile, await emptySheet()])
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(2, DEVELOPED)
  const sizes = await Promise.all([...field.images.values()].map((bytes) => sharp(bytes).metadata()))
  expect(Math.min(sizes[0]?.width ?? 0, sizes[0]?.height ?? 0)).toBeGreaterThanOrEqual(720)
  await expect(tiles(page).nth(1)).toContainText('照片上几乎看不到文字')
  await expect(tiles(page).nth(2)).toContainText('请分成几段截图')
  await expect(tiles(page).nth(3)).toContainText('PDF 文件不能直接上传')
  await expectAccessible(page)
  await choose(page, cut)
  await expect(tiles(page).filter({ hasText: '没下完.jpg' })).toContainText('这张图片不完整')
})

test('EVI-02 the same picture chosen twice is one tile, and taking it away takes the one', {
  tag: '@phone',
}, async ({ page, field }) => {
  const photo = await transparentPng()
  await choose(page, [photo, { ...photo, name: '副本.png' }])
  await expect(
    page.getByRole('status').filter({ hasText: '「副本.png」已经上传过，没有重复加入。' }),
  ).toBeVisible(DEVELOPED)
  await expect(tiles(page)).toHaveCount(1)
  await expect(page.getByText('已有 1 张，最多 4 张')).toBeVisible()
  expect(field.images.size).toBe(1)
  // Turned four times it is the picture that it was, which must not be taken for the old version of itself.
  for (let turn = 0; turn < 4; turn += 1) {
    await page.getByRole('button', { name: /^旋转第 1 张/ }).click()
    await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(1, DEVELOPED)
  }
  expect(field.images.size).toBe(1)
})

test('EVI-02 without a worker that can draw, the page does the work itself', { tag: '@phone' }, async ({
  page,
  field,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'))
  await page.reload()
  await choose(page, [await transparentPng(), notPicture])
  await expect(tiles(page).filter({ hasText: '已上传' })).toHaveCount(1, DEVELOPED)
  await expect(tiles(page).nth(1)).toContainText('这个文件不是可以读取的图片')
  expect(await sharp(newest(field)).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1000 })
})

test('EVI-02 an upload that loses the connection waits, and goes on when it returns', {
  tag: '@phone',
}, async ({ page, context, field }) => {
  const release = field.hold()
  await choose(page, await transparentPng())
  await expect(page.getByRole('progressbar', { name: '正在上传第 1 张' })).toBeVisible(DEVELOPED)
  await context.setOffline(true)
  await expect(tiles(page)).toContainText('网络已断开。照片已保留')
  await expect(page.getByRole('status').filter({ hasText: '网络已断开' })).toBeVisible()
  await expectAccessible(page)
  release()
  await context.setOffline(false)
  await expect(tiles(page)).toContainText('已上传', DEVELOPED)
})

test('EVI-02 a failed upload is tried again by itself, and a reload loses nothing', {
  tag: '@phone',
}, async ({ page, field }) => {
  // The server refuses until the words have appeared and across the reload, because the next try may come at any
  // moment.
  field.refuse(100)
  await choose(page, await transparentPng())
  await expect(tiles(page)).toContainText('稍后自动重试', DEVELOPED)
  field.refuse(0)
  await expect(tiles(page)).toContainText('已上传', DEVELOPED)

  field.refuse(100)
  await choose(page, await transparentPng())
  await page.getByRole('button', { name: '旋转第 2 张' }).click()
  await expect(tiles(page).nth(1)).toContainText('稍后自动重试', DEVELOPED)
  field.images.clear()
  await page.reload()
  await expect(tiles(page)).toContainText('稍后自动重试', DEVELOPED)
  field.refuse(0)
  await expect(tiles(page)).toContainText('已上传', DEVELOPED)
  expect(await sharp(newest(field)).metadata()).toMatchObject({ width: 1000, height: 1600 })
  await page.reload()
  await expect(tiles(page)).toHaveCount(0)
})

test('EVI-02 what was forgotten for a week in this browser is deleted, not sent', { tag: '@phone' }, async ({
  page,
  field,
}) => {
  const { buffer } = await transparentPng()
  await page.evaluate(async (bytes) => {
    const picture = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('kaoji-photos', 1)
      // Creates the store as the product does, because the product may not have created it yet.
      request.onupgradeneeded = () =>
        request.result.createObjectStore('waiting', { keyPath: ['resumeKey', 'id'] })
      request.onsuccess = () => resolve(request.result)
    })
    const transaction = database.transaction('waiting', 'readwrite')
    for (const days of [6, 8])
      transaction.objectStore('waiting').put({
        resumeKey: 'fixture',
        id: `of-${days}-days`,
        name: `${days}.png`,
        source: new Blob([picture], { type: 'image/png' }),
        edit: { turns: 0 },
        chosenAt: Date.now() - days * 86_400_000,
      })
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  }, buffer.toString('base64'))
  await page.reload()
  await expect(page.getByRole('status').filter({ hasText: /6\.png.?已上传/ })).toBeVisible(DEVELOPED)
  await expect(tiles(page)).toHaveCount(1)
  expect(field.images.size).toBe(1)
})
