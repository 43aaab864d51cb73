import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

/** Opens the queue and narrows it to one 准考证号. */
export async function searchQueue(page: Page, ticketNo: string): Promise<void> {
  await page.goto('/office/reviews/exemption')
  await searchFor(page, ticketNo)
}

/** Searches with the desk's keys. Repeats the first key, because a page just drawn may not receive it yet. */
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

/** Finds the line of a course on the service's page, as the signed-in candidate sees it. */
export function ownLine(page: Page, course: string) {
  return page.getByRole('listitem').filter({ hasText: course }).first()
}

/** Waits until this person has claimed the open application. */
export async function expectClaimed(page: Page): Promise<void> {
  await expect(page.getByRole('timer')).toHaveText(/由您审核，还有 1[45]:\d\d/)
}
