import type { APIRequestContext } from '@playwright/test'
import { expect } from './journey.ts'

interface Decision {
  verdict: 'approve' | 'reject'
  revision?: number
  reasons?: readonly object[]
  note?: string
}

/** Claims an application, opens its pictures and decides on it, with the requests that the desk sends. */
export async function decideByRequest(
  request: APIRequestContext,
  id: string,
  { revision = 1, reasons = [], ...decision }: Decision,
): Promise<void> {
  const headers = { 'x-kaoji': '1' }
  const review = `/api/office/reviews/${id}`
  await request.post(`${review}/claim`, { headers, data: { takeOver: false } })
  const { unopened } = (await (await request.get(review)).json()) as { unopened: string[] }
  for (const image of unopened) await request.get(`/api/office/images/${image}`)
  const data = { ...decision, revision, reasons }
  const decided = await request.post(`${review}/decision`, { headers, data })
  expect(decided.ok(), await decided.text()).toBe(true)
}
