import { useQuery } from '@tanstack/react-query'
import type { ApplicationSummary } from '#contracts/applications.ts'
import { ownDeparture } from '#contracts/transfers/own-departure.ts'
import { replyOptions } from '#web/client/queries.ts'
import type { Standing } from '../service/portal-service.ts'
import { useActiveTicket } from '../session.ts'

/** Where an approved transfer is: 审核通过 alone would mislead whose file was sent back or has lapsed (TRO-02). */
export function useDepartureState({ id, state }: ApplicationSummary): Standing | undefined {
  const ask = { ...replyOptions(ownDeparture, { params: { id }, ...useActiveTicket() }) }
  const departure = useQuery({ ...ask, enabled: state === 'approved' }).data?.departure
  return departure && { tone: departure.tone, word: departure.state }
}
