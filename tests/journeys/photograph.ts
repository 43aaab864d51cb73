import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { atEachSize } from './sizes.ts'

/**
 * UX-04: a page's picture for the manual, only where KAOJI_MANUAL=1 asks for it. Candidates see the manual's pages on
 * a phone and on a desk; the pages of the desk are shown at its own size only.
 */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env.KAOJI_MANUAL !== '1') return
  await atEachSize(page, async (size) => {
    if (name.startsWith('office-') && size !== 'desk') return
    const taken = await page.screenshot({ animations: 'disabled' })
    // A page has few colours: a palette keeps the picture at a third of its size.
    await sharp(taken).png({ palette: true }).toFile(`docs/manual/images/${name}-${size}.png`)
  })
}
