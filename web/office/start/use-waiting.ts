import { useQuery } from '@tanstack/react-query'
import { listRecoveryRequests } from '#contracts/office/candidates.ts'
import { reviewQueues } from '#contracts/office/queues.ts'
import { listSanctions } from '#contracts/office/sanctions.ts'
import { listCorrections } from '#contracts/office/scores/corrections.ts'
import { listUndoRequests } from '#contracts/office/undo.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ALWAYS_ANEW } from './always-anew.ts'
import { startTexts as texts } from './start.texts.ts'
import { useWaitingAtDiplomas } from './use-waiting-at-diplomas.ts'
import { useWaitingAtFinance } from './use-waiting-at-finance.ts'
import { useWaitingAtImports } from './use-waiting-at-imports.ts'
import { useWaitingAtSetup } from './use-waiting-at-setup.ts'
import { useWaitingAtTransfers } from './use-waiting-at-transfers.ts'

export interface Waiting {
  words: string
  to: string
  count: number
  /** There are more, which nobody has counted. */
  more?: boolean
}

interface WaitingReply {
  /** undefined while any part is still loading. */
  waiting: readonly Waiting[] | undefined
  /** The error of a part that could not be loaded. */
  error: Error | undefined
  retry: () => void
}

/** Loads the work that waits for this person, by grants. A part that failed to load is an error, not an empty part. */
export function useWaiting(): WaitingReply {
  const may = useMay()
  const corrections = useQuery({
    ...replyOptions(listCorrections, { query: {} }),
    ...ALWAYS_ANEW,
    enabled: may('correction.approve'),
  })
  const sanctions = useQuery({
    ...replyOptions(listSanctions),
    ...ALWAYS_ANEW,
    enabled: may('sanction.approve'),
  })
  const recoveries = useQuery({
    ...replyOptions(listRecoveryRequests, { query: {} }),
    ...ALWAYS_ANEW,
    enabled: may('recovery.decide'),
  })
  const reviews = useQuery({ ...replyOptions(reviewQueues), ...ALWAYS_ANEW, enabled: may('review.decide') })
  const undos = useQuery({ ...replyOptions(listUndoRequests), ...ALWAYS_ANEW, enabled: may('review.undo') })
  const imports = useWaitingAtImports()
  const finance = useWaitingAtFinance()
  const diplomas = useWaitingAtDiplomas()
  const transfers = useWaitingAtTransfers()
  const setup = useWaitingAtSetup()
  const replies = [
    ...[corrections, sanctions, recoveries, reviews, undos],
    ...imports.replies,
    ...finance.replies,
    ...diplomas.replies,
    ...transfers.replies,
    ...setup.replies,
  ]
  const failed = replies.filter(({ isLoadingError }) => isLoadingError)
  const told = {
    error: failed[0]?.error ?? undefined,
    retry: () => {
      for (const { refetch } of failed) void refetch()
    },
  }
  if (replies.some(({ isLoading }) => isLoading)) return { ...told, waiting: undefined }

  const requested = corrections.data?.corrections.filter(({ state, mine }) => state === 'requested' && !mine)
  const sanctionsToDecide = sanctions.data?.sanctions.filter(
    ({ state, mine }) => (state === 'requested' || state === 'revocation_asked') && !mine,
  )
  // One service at a time: the next one comes when this one is done.
  const toExcept = reviews.data?.queues.find(({ exceptions }) => exceptions > 0)
  const waiting = [
    ...imports.waiting,
    { words: texts.corrections, to: '/corrections', count: requested?.length ?? 0 },
    {
      words: texts.reviews,
      to: '/reviews',
      count: reviews.data?.queues.reduce((sum, { waiting }) => sum + waiting, 0) ?? 0,
      more: reviews.data?.queues.some(({ more }) => more) ?? false,
    },
    {
      words: texts.exceptions,
      to: `/reviews/${toExcept?.service ?? ''}?mark=exception`,
      count: toExcept?.exceptions ?? 0,
    },
    {
      words: texts.undos,
      to: '/undo-requests',
      count: undos.data?.requests.filter(({ state, can }) => state === 'requested' && can).length ?? 0,
    },
    { words: texts.sanctions, to: '/sanctions', count: sanctionsToDecide?.length ?? 0 },
    ...finance.waiting,
    ...diplomas.waiting,
    ...transfers.waiting,
    ...setup.waiting,
    { words: texts.recovery, to: '/recovery', count: recoveries.data?.open ?? 0 },
  ].filter(({ count }) => count > 0)
  return { ...told, waiting }
}
