import { type Page, test } from '@playwright/test'

/** The two screen sizes that every page must fit, and a tablet held upright, as at a school's counter. */
export const SIZES = {
  phone: { width: 360, height: 780 },
  tablet: { width: 820, height: 1180 },
  desk: { width: 1440, height: 900 },
} as const

export type Size = Exclude<keyof typeof SIZES, 'tablet'>

/**
 * Checks the page at both screen sizes. A journey of behaviour runs once, at the size where it matters most, and its
 * pages are checked at the other size too. A journey that runs at both sizes checks each in its turn.
 */
export async function atEachSize(
  page: Page,
  look: (size: Size, which: 'own' | 'other') => Promise<void>,
): Promise<void> {
  const { project, tags } = test.info()
  const own = project.name === 'phone' ? 'phone' : 'desk'
  await look(own, 'own')
  if (!tags.includes(`@${own}`)) return
  const other = own === 'phone' ? 'desk' : 'phone'
  const usual = page.viewportSize()
  await page.setViewportSize(SIZES[other])
  await look(other, 'other')
  await page.setViewportSize(usual ?? SIZES[own])
}
