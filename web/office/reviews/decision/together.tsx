import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { compareReviews, decideReviews } from '#contracts/office/reviews.ts'
import type { BodyOf } from '#contracts/route.ts'
import { replyOptions, useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { alikeTo, mayApproveTogether } from '../bulk/likeness.ts'
import type { Review } from '../review/review-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { MOVE_REFRESHES } from './move-dialogs.tsx'

type Body = BodyOf<typeof decideReviews>

/**
 * What the same candidate filed with the same pictures, waits for the same level, and is alike for the rules: it can be
 * decided with the open application at once (REV-10). The server refuses what is not alike.
 */
export function useTogether({ item, beside }: Review, verdict: Body['verdict']) {
  const act = useAct(decideReviews, MOVE_REFRESHES)
  const [{ id, revision, title }] = useState(item)
  const [ids, setIds] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string>()
  const siblings = beside.filter(({ isTogether }) => isTogether)
  const { data } = useQuery({
    ...replyOptions(compareReviews, { body: { ids: [id, ...siblings.map((one) => one.id)] } }),
    enabled: siblings.length > 0,
    staleTime: 0,
  })
  const alike = alikeTo(data?.items ?? [], id)
  const isAllowed = verdict === 'reject' || mayApproveTogether(alike)
  const offered = isAllowed ? siblings.filter((one) => alike.some((other) => other.id === one.id)) : []
  const chosen = offered.filter((one) => ids.includes(one.id))
  const decide = (
    decision: Omit<Body, 'items'>,
    { onDone, onError }: { onDone: (words: string) => void; onError: () => void },
  ) => {
    const items = [{ id, revision, title }, ...chosen]
    act.mutate(
      { body: { ...decision, items: items.map((one) => ({ id: one.id, revision: one.revision })) } },
      {
        onSuccess: ({ results }) => {
          const own = results.find((one) => one.id === id)?.refusal
          setRefusal(own)
          const lines = results.map((one) => {
            const name = items.find((other) => other.id === one.id)?.title ?? ''
            if (one.refusal !== undefined) return texts.notDecided(name, one.refusal)
            return texts.decided(name, verdict === 'approve' ? texts.approve : texts.reject)
          })
          if (own === undefined) onDone(lines.join(''))
          else onError()
        },
        onError,
      },
    )
  }
  return { act, offered, chosen, choose: setIds, refusal, decide }
}

/** Offers what can be decided at once; nothing is chosen at first. */
export function TogetherFields({ together }: { together: ReturnType<typeof useTogether> }) {
  const { offered, chosen, choose, refusal } = together
  if (offered.length === 0) return null
  return (
    <>
      {refusal !== undefined && <Notice tone="refusal">{refusal}</Notice>}
      <Checkbox.Group
        mt="sm"
        label={texts.together}
        description={texts.togetherLead}
        value={chosen.map(({ id }) => id)}
        onChange={choose}
      >
        {offered.map(({ id, title, applicationNo }) => (
          <Checkbox key={id} mt="xs" size="sm" value={id} label={texts.togetherOne(title, applicationNo)} />
        ))}
      </Checkbox.Group>
    </>
  )
}
