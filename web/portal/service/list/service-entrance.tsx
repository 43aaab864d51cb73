import { useLoaderData, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { NotFound } from '../../not-found-page.tsx'
import { EntryPage } from '../../services/entry-page.tsx'
import { findEntry, findService } from '../../services/service-list.ts'
import { SHARED_PAGES } from '../portal-services.ts'
import { OfService } from '../use-service.tsx'
import { ServicePage } from './service-page.tsx'

/**
 * The page at `/services/…`: a service with online filing, the one that several services share, or an entry that says when it is open and whom to ask
 * (HOM-06).
 */
export function ServiceEntrance() {
  const { service: word } = useParams({ from: '/shell/services/$service' })
  const part = useLoaderData({ from: '/shell/services/$service' })
  const entry = findEntry(word)
  const Shared = SHARED_PAGES[part === undefined ? word : (findService(part.service)?.slug ?? '')]
  if (Shared !== undefined)
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <Shared />
      </Suspense>
    )
  if (part !== undefined)
    return (
      <OfService part={part}>
        <ServicePage />
      </OfService>
    )
  return entry === undefined ? <NotFound /> : <EntryPage entry={entry} />
}
