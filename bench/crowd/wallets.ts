import { randomUUID } from 'node:crypto'
import { bulkToken } from '../../tools/bulk-candidates.ts'
import type { CrowdOrder } from './errands.ts'

/** A credential for each of some people of the city, which takes their pictures. */
export async function openWallets(
  origin: string,
  { first, count }: { first: number; count: number },
): Promise<CrowdOrder['wallets']> {
  const wallets: CrowdOrder['wallets'] = []
  for (let order = first; order < first + count; order += 1) {
    const cookie = bulkToken(order)
    const headers = {
      ...{ 'x-kaoji': '1', 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      cookie: `kaoji-portal=${cookie}`,
    }
    const body = JSON.stringify({ type: 'other' })
    const reply = await fetch(`${origin}/api/portal/credentials`, { method: 'POST', headers, body })
    const { id } = (await reply.json()) as { id?: string }
    if (id === undefined) throw new Error(`no credential was opened: ${reply.status}`)
    wallets.push({ cookie, credential: id })
  }
  return wallets
}
