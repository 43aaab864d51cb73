import { useQuery } from '@tanstack/react-query'
import { graduationsWaiting } from '#contracts/office/graduations.ts'
import { listScoreDoubts } from '#contracts/office/score-doubts.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ALWAYS_ANEW } from './always-anew.ts'
import { startTexts as texts } from './start.texts.ts'

/** Loads what waits for this person on the way to a diploma: as the second one (GRA-12), and doubts about scores (GRA-02). */
export function useWaitingAtDiplomas() {
  const may = useMay()
  const graduations = useQuery({
    ...replyOptions(graduationsWaiting),
    ...ALWAYS_ANEW,
    enabled: may('graduation.view'),
  })
  const asked = useQuery({
    ...replyOptions(listScoreDoubts),
    ...ALWAYS_ANEW,
    enabled: may('correction.request'),
  })
  const { lists = 0, halts = 0, revocations = 0 } = graduations.data ?? {}
  const { doubts = [] } = asked.data ?? {}
  return {
    replies: [graduations, asked],
    waiting: [
      {
        words: texts.doubts,
        to: '/corrections',
        count: doubts.filter(({ state }) => state === 'open').length,
      },
      { words: texts.graduates, to: '/graduations', count: lists },
      { words: texts.halts, to: '/graduations', count: halts },
      { words: texts.revocations, to: '/diplomas', count: revocations },
    ],
  }
}
