import type { QueryClient } from '@tanstack/react-query'
import { reviewQueues } from '#contracts/office/queues.ts'
import { SERVICE_NAMES } from '#contracts/services.ts'
import { replyOptions } from '#web/client/queries.ts'

/**
 * The address of the first queue in which something waits for this person (REV-01); of the first of all when nothing waits, or when that
 * cannot be asked: its page then says why.
 */
export async function firstQueue(client: QueryClient): Promise<string> {
  const reply = await client.fetchQuery(replyOptions(reviewQueues)).catch(() => undefined)
  const service = reply?.queues.find(({ waiting }) => waiting > 0)?.service ?? SERVICE_NAMES[0]
  return `/office/reviews/${service}`
}
