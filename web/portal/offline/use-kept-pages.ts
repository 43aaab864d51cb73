import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type KeptOwner, keepPart, readOwner } from '#web/client/offline/kept.ts'
import { forgetOnThisDevice, forgetUnfinished } from '#web/client/offline/own-device.ts'
import { useSession } from '../session.ts'
import type { Session } from '../session-news.ts'
import { partOf } from './kept-parts.ts'
import { useOwnDevice } from './use-own-device.ts'

/** Keeps what the pages show, on the person’s own device only; what another person left there is forgotten first (HOM-08). */
export function useKeptPages(): void {
  const client = useQueryClient()
  const session = useSession()
  const isOwn = useOwnDevice()
  const owner = ownerOf(session)
  const { name, ticketIds } = owner
  const tickets = ticketIds.join()
  useEffect(() => {
    if (!isOwn) return void forgetUnfinished().catch(() => undefined)
    if (name === '') return
    const now = { name, ticketIds: tickets.split(',').filter(Boolean) }
    let end = () => {}
    let isLeft = false
    const begin = async () => {
      const before = await readOwner()
      if (before === undefined || !isSame(before, now)) return forgetOnThisDevice()
      navigator.serviceWorker.controller?.postMessage('refresh')
      if (!isLeft) end = follow(client)
    }
    // A browser that refuses to store keeps nothing.
    void begin().catch(() => undefined)
    return () => {
      isLeft = true
      end()
    }
  }, [client, isOwn, name, tickets])
}

/** Whose it would be. */
export function ownerOf({ name = '', tickets = [] }: Session): KeptOwner {
  return { name, ticketIds: tickets.map(({ id }) => id) }
}

/** A person may get another 准考证, but never shares one. */
export function isSame(one: KeptOwner, other: KeptOwner): boolean {
  if (one.name !== other.name) return false
  const own = new Set(one.ticketIds)
  return other.ticketIds.some((id) => own.has(id)) || (own.size === 0 && other.ticketIds.length === 0)
}

/** Keeps what is there, and whatever comes. */
function follow(client: QueryClient): () => void {
  const cache = client.getQueryCache()
  const keep = (query: Query) => {
    const part = partOf(query)
    if (part !== undefined) void keepPart(part).catch(() => undefined)
  }
  for (const query of cache.getAll()) keep(query)
  return cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') keep(event.query)
  })
}
