import { useQuery } from '@tanstack/react-query'
import { listImports } from '#contracts/office/imports.ts'
import { listPublications } from '#contracts/office/scores/publications.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ALWAYS_ANEW } from './always-anew.ts'
import { returnedToMe } from './returned-to-me.ts'
import { startTexts as texts } from './start.texts.ts'

/** Loads what waits for this person of the files that are brought in, and of their publication (IMP-01, IMP-02). */
export function useWaitingAtImports() {
  const may = useMay()
  const [mayPropose, mayApprove] = [may('publication.propose'), may('publication.approve')]
  const imports = useQuery({
    ...replyOptions(listImports, { query: {} }),
    ...ALWAYS_ANEW,
    enabled: may('import.upload'),
  })
  const publications = useQuery({
    ...replyOptions(listPublications),
    ...ALWAYS_ANEW,
    enabled: mayPropose || mayApprove,
  })
  const { unassigned = 0, faulty = 0, notApplied = 0, ready = 0 } = imports.data?.waiting ?? {}
  const published = publications.data
  const proposed = published?.publications.filter(({ state, mine }) => state === 'proposed' && !mine)
  return {
    replies: [imports, publications],
    waiting: [
      { words: texts.unassigned, to: '/imports?show=open', count: unassigned },
      { words: texts.faulty, to: '/imports?show=open', count: faulty },
      { words: texts.notApplied, to: '/imports?show=open', count: notApplied },
      { words: texts.imports, to: '/imports?show=open', count: may('import.apply') ? ready : 0 },
      { words: texts.publish, to: '/publications', count: mayPropose ? (published?.waiting.length ?? 0) : 0 },
      {
        words: texts.returned,
        to: '/publications',
        count: mayPropose && published ? returnedToMe(published) : 0,
      },
      { words: texts.publications, to: '/publications', count: mayApprove ? (proposed?.length ?? 0) : 0 },
    ],
  }
}
