import { useLoaderData, useParams } from '@tanstack/react-router'
import { NotFound } from '../../not-found-page.tsx'
import { EntryPage } from '../../services/entry-page.tsx'
import { findEntry } from '../../services/service-list.ts'
import { OfService } from '../use-service.tsx'
import { ServicePage } from './service-page.tsx'

/**
 * The page at `/services/…`: a service with online filing, or an entry that says when it is open and whom to ask
 * (HOM-06).
 */
export function ServiceEntrance() {
  const { service: word } = useParams({ from: '/shell/services/$service' })
  const part = useLoaderData({ from: '/shell/services/$service' })
  const entry = findEntry(word)
  if (part !== undefined)
    return (
      <OfService part={part}>
        <ServicePage />
      </OfService>
    )
  return entry === undefined ? <NotFound /> : <EntryPage entry={entry} />
}
