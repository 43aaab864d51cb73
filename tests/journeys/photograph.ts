import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { atEachSize } from './sizes.ts'

/**
 * Takes a page's picture for the manual, with what stands `at` its middle, only if KAOJI_MANUAL=1 (UX-04). The manual shows pages of the portal on a
 * phone and on a wide screen, and pages of the desk, or what is `only` of one size, on that.
 */
export async function photograph(
  page: Page,
  name: string,
  { only, at }: { only?: 'phone' | 'desk'; at?: Locator } = {},
): Promise<void> {
  if (process.env.KAOJI_MANUAL !== '1') return
  await atEachSize(page, async (size) => {
    if (size !== (only ?? (name.startsWith('office-') ? 'desk' : size))) return
    if (at) await at.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const taken = await page.screenshot({ animations: 'disabled' })
    // A page has few colours, so a palette reduces the picture to a third of its size.
    await sharp(taken).png({ palette: true }).toFile(`docs/manual/images/${name}-${size}.png`)
  })
}
