import type { Locator } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { enterDesk, expect, test } from './journey.ts'

const id = (place: number) => `00000000-0000-4000-8000-00000000000${place}`
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const credential = (place: number, typeName: string) => ({
  credentialId: id(place),
  type: 'diploma',
  typeName,
  fields: {},
  images: [{ id: id(place), width: 1, height: 1, bytes: 70 }],
})

const review = {
  item: {
    id: id(0),
    applicationNo: 1,
    service: 'exemption',
    title: '免考',
    personName: '甲',
    ticketNo: '999999999999',
    schoolName: '某校',
    majorName: '某专业',
    state: 'in_review',
    revision: 1,
    evidenceTypes: ['diploma'],
    isHeld: false,
    filedAt: new Date().toISOString(),
    mine: false,
  },
  idNumberMasked: '310**************1',
  level: 1,
  levels: 2,
  filed: {
    title: '免考',
    sections: [
      {
        kind: 'credentials',
        key: 'evidence',
        title: '凭证',
        credentials: [credential(1, '毕业证书'), credential(2, '备案表')],
      },
    ],
  },
  advice: { title: '免考规定', verdict: 'undecided', reasons: [], sections: [] },
  differences: [],
  markedPages: [],
  coincidences: [],
  steps: [],
  reasons: [],
  unopened: [],
  beside: [],
  can: { claim: false, decide: false, askUndo: false, returnTo: [], endHold: false },
}

test('REV-03 a picture that did not come is asked for again, and spoils no other one', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enterDesk(page, '韩老师')
  let isAway = true
  await page.route(`**/api/office/reviews/${id(0)}`, (route) => route.fulfill({ json: review }))
  await page.route('**/api/office/images/*', (route) =>
    isAway && route.request().url().endsWith(id(1))
      ? route.abort('aborted')
      : route.fulfill({ contentType: 'image/png', body: Buffer.from(pixel, 'base64') }),
  )
  await page.goto(`/office/reviews/exemption/${id(0)}`)
  const fault = page.getByText('图片没有加载出来')
  await expect(fault).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: '图片 备案表' }).click()
  await expectPicture(page.getByRole('img', { name: /备案表，第 1 张/ }))
  await expect(fault).toHaveCount(0)
  await page.getByRole('button', { name: '放大' }).click()
  await expect(page.getByText('125%')).toBeVisible()

  await page.getByRole('button', { name: '图片 毕业证书' }).click()
  await expect(page.getByText('100%')).toBeVisible()
  await expect(fault).toBeVisible()
  isAway = false
  await page.getByRole('button', { name: '重试' }).click()
  await expectPicture(page.getByRole('img', { name: /毕业证书，第 1 张/ }))
  await expect(page.getByRole('application')).toBeFocused()
})

async function expectPicture(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
}
