import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

/** The queue, with only what belongs to a 准考证号. */
export async function searchQueue(page: Page, ticketNo: string): Promise<void> {
  await page.goto('/office/reviews/exemption')
  await searchFor(page, ticketNo)
}

/** Searches by the keys of the desk. A page that has just been drawn may not hear the first one yet. */
export async function searchFor(page: Page, ticketNo: string): Promise<void> {
  const search = page.getByRole('searchbox')
  await expect(search).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type(ticketNo)
  await page.keyboard.press('Enter')
}

/** Opens the application of a course from the queue, by keyboard, and waits until it is claimed. */
export async function openFromQueue(page: Page, ticketNo: string, course: string): Promise<void> {
  await searchQueue(page, ticketNo)
  const row = page.getByRole('row').filter({ hasText: ticketNo })
  const link = row.getByRole('link', { name: new RegExp(`免考 ${course}`) })
  await link.focus()
  await page.keyboard.press('Enter')
  await expectClaimed(page)
}

/** What the signed-in candidate sees of a course on the service's page. */
export function ownLine(page: Page, course: string) {
  return page.getByRole('listitem').filter({ hasText: course }).first()
}

/** Waits until the application that is open is this person's to decide. */
export async function expectClaimed(page: Page): Promise<void> {
  await expect(page.getByRole('timer')).toHaveText(/由您审核，还有 1[45]:\d\d/)
}
