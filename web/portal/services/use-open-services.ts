import { useQuery } from '@tanstack/react-query'
import { portalHome } from '#contracts/portal.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useActiveTicket } from '../session.ts'
import { untilChange } from './until-change.ts'

/**
 * What is open for the active 准考证 and what is not (HOM-03, HOM-04). A page that stays open, also behind another, asks again when the next
 * service opens or closes.
 */
export function useOpenServices() {
  return useQuery({
    ...replyOptions(portalHome, useActiveTicket()),
    refetchInterval: ({ state }) => state.data !== undefined && untilChange(state.data),
    refetchIntervalInBackground: true,
  })
}
