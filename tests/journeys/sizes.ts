import { type Page, test } from '@playwright/test'

/** The two screens that everything must fit. */
export const SIZES = {
  phone: { width: 360, height: 780 },
  desk: { width: 1440, height: 900 },
} as const

export type Size = keyof typeof SIZES

/**
 * Looks at the page on both screens. A journey of behaviour walks once, on the screen where it matters most; what it sees
 * on its way is looked at on the other one too. A journey that walks on both looks at each in its turn.
 */
export async function atEachSize(page: Page, look: (size: Size) => Promise<void>): Promise<void> {
  const { project, tags } = test.info()
  const own = project.name === 'phone' ? 'phone' : 'desk'
  await look(own)
  if (!tags.includes(`@${own}`)) return
  const other = own === 'phone' ? 'desk' : 'phone'
  const usual = page.viewportSize()
  await page.setViewportSize(SIZES[other])
  await look(other)
  await page.setViewportSize(usual ?? SIZES[own])
}
