import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { editText, listTexts, type TextKey } from '#contracts/office/administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'

export type EditedText = ReplyOf<typeof listTexts>['texts'][number]

/**
 * The state of an edit: the written text and the version that it started from (CNT-01). A newer version replaces an
 * untouched text. If the text was changed, the newer version is returned as `newer`, and only a save made while it is
 * shown overwrites it.
 */
export function useTextEdit(text: EditedText) {
  const client = useQueryClient()
  const [base, setBase] = useState({ body: text.body, version: text.version })
  const [arrived, setArrived] = useState(text.version)
  const [body, setBody] = useState(text.body)
  const act = useAct(editText, [listTexts, publicTexts])
  // During a save, an arriving version is most likely the one just written.
  const isNewer = text.version > base.version && !act.isPending
  const isUntouched = body === base.body && text.version > arrived
  if (isNewer && text.version > arrived) setArrived(text.version)
  if (isNewer && (isUntouched || body === text.body)) {
    setBase({ body: text.body, version: text.version })
    setBody(text.body)
  }
  const newer = isNewer ? text : undefined
  const save = () => {
    const basedOnVersion = newer?.version ?? base.version
    act.mutate(
      { params: { key: text.key as TextKey }, body: { body, basedOnVersion } },
      {
        onSuccess: () => setBase({ body, version: basedOnVersion + 1 }),
        onError: () => void client.invalidateQueries({ queryKey: [listTexts.id] }),
      },
    )
  }
  const tried = act.variables?.body.basedOnVersion ?? 0
  const isStale = act.error instanceof RefusalError && act.error.code === 'stale'
  return {
    body,
    setBody,
    save,
    newer,
    isChanged: body !== (newer ?? base).body,
    isSaving: act.isPending,
    savedVersion:
      act.isSuccess && tried + 1 === base.version && body === base.body ? base.version : undefined,
    // Once the newer text has arrived, it explains the conflict better than this error.
    error: isStale && text.version > tried ? null : act.error,
  }
}
