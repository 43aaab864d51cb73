import { test as base, expect, type Page } from '@playwright/test'
import { openPhotoPage, type PhotoPage } from './photo-page.ts'

/** A journey on the photo field's own page: nothing stored at first, and nothing that the policy forbids. */
export const test = base.extend<{ field: PhotoPage }, { photoPage: PhotoPage }>({
  photoPage: [
    async ({}, use) => {
      const photoPage = await openPhotoPage()
      await use(photoPage)
      await photoPage.close()
    },
    // It builds the page, which a slow machine takes longer for than a test has.
    { scope: 'worker', timeout: 120_000 },
  ],
  field: [
    async ({ page, photoPage }, use) => {
      photoPage.images.clear()
      photoPage.refuse(0)
      const forbidden: string[] = []
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) forbidden.push(message.text())
      })
      await page.goto(photoPage.origin)
      await use(photoPage)
      expect(forbidden).toEqual([])
    },
    { auto: true },
  ],
})

/** A slow machine is not done at once: a photograph is decoded and encoded before it is sent. */
export const DEVELOPED = { timeout: 30_000 } as const

type Files = Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]

/** Chooses files as the button's window would. */
export function choose(page: Page, files: Files): Promise<void> {
  return page.locator('input[type=file][multiple]').setInputFiles(files)
}

/** The photographs that the field shows. */
export function tiles(page: Page) {
  return page.getByRole('list', { name: '毕业证书的照片，已选的照片' }).getByRole('listitem')
}

/** The image that was stored last. */
export function newest(field: PhotoPage): Buffer | undefined {
  return [...field.images.values()].at(-1)
}
