import { test as base, expect, type Page } from '@playwright/test'
import { openPhotoPage, type PhotoPage } from './photo-page.ts'

/**
 * A journey on the photo field's own page. It starts with nothing stored, and the page must not violate its security
 * policy.
 */
export const test = base.extend<{ field: PhotoPage }, { photoPage: PhotoPage }>({
  photoPage: [
    async ({}, use) => {
      const photoPage = await openPhotoPage()
      await use(photoPage)
      await photoPage.close()
    },
    // The fixture builds the page, which takes a slow machine longer than a test's timeout.
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

/** The page decodes and encodes a photograph before it sends it, which takes time on a slow machine. */
export const DEVELOPED = { timeout: 30_000 } as const

type Files = Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]

/** Chooses files as the file chooser would. */
export function choose(page: Page, files: Files): Promise<void> {
  return page.locator('input[type=file][multiple]').setInputFiles(files)
}

/** Finds the photographs that the field shows. */
export function tiles(page: Page) {
  return page.getByRole('list', { name: '毕业证书的照片，已选的照片' }).getByRole('listitem')
}

/** Returns the image that was stored last. */
export function newest(field: PhotoPage): Buffer | undefined {
  return [...field.images.values()].at(-1)
}
