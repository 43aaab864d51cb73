import { useQuery } from '@tanstack/react-query'
import { listUnmatched } from '#contracts/office/arrivals.ts'
import { listDepartures } from '#contracts/office/departures.ts'
import { listTrustedKeys } from '#contracts/office/trusted-keys.ts'
import { listArrivals } from '#contracts/transfers/office-arrivals.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ALWAYS_ANEW } from './always-anew.ts'
import { startTexts as texts } from './start.texts.ts'

/** Loads what waits for this person of transfers that leave and that arrive (TRI-01…TRO-04). */
export function useWaitingAtTransfers() {
  const may = useMay()
  const moves = may('departure.sign') || may('departure.send') || may('departure.undo')
  const settles = may('review.decide') || may('arrival.confirm')
  const departures = useQuery({
    ...replyOptions(listDepartures, { query: { list: 'undo' } }),
    ...ALWAYS_ANEW,
    enabled: moves,
  })
  const arrivals = useQuery({
    ...replyOptions(listArrivals, { query: { list: 'under_review' } }),
    ...ALWAYS_ANEW,
    enabled: settles,
  })
  const unmatched = useQuery({
    ...replyOptions(listUnmatched, { query: { which: 'undecided' } }),
    ...ALWAYS_ANEW,
    enabled: may('arrival.match'),
  })
  const keys = useQuery({ ...replyOptions(listTrustedKeys), ...ALWAYS_ANEW, enabled: may('trust.keep') })
  const { to_sign: toSign = 0, signed = 0, undo = 0 } = departures.data?.counts ?? {}
  const { mine = 0, counts = [], undo: undos = 0 } = arrivals.data ?? {}
  const toConfirm = counts.find(({ state }) => state === 'to_confirm')?.number ?? 0
  const proposed = keys.data?.keys.filter(({ state, mine }) => state === 'proposed' && !mine)
  const only = (isMay: boolean, count: number) => (isMay ? count : 0)
  return {
    replies: [departures, arrivals, unmatched, keys],
    waiting: [
      { words: texts.signings, to: '/departures', count: only(may('departure.sign'), toSign) },
      { words: texts.packages, to: '/departures', count: only(may('departure.send'), signed) },
      { words: texts.answerUndos, to: '/departures', count: only(may('departure.undo'), undo) },
      { words: texts.arrivals, to: '/transfers-in', count: mine },
      {
        words: texts.confirmations,
        to: '/transfers-in/attendance',
        count: only(may('arrival.confirm'), toConfirm),
      },
      { words: texts.arrivalUndos, to: '/transfers-in?list=undo', count: only(may('review.undo'), undos) },
      { words: texts.unmatched, to: '/arrivals', count: unmatched.data?.undecided ?? 0 },
      { words: texts.keys, to: '/trusted-keys', count: proposed?.length ?? 0 },
    ],
  }
}
