import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { wizardTexts as texts } from '../draft/wizard.texts.ts'

/** APP-02: another tab or device was faster; nothing of either is thrown away unasked. */
export function StaleNotice({ onLoad }: { onLoad: () => Promise<void> }) {
  const load = useMutation({ mutationFn: onLoad })
  return (
    <Notice tone="refusal">
      <p className="kj-strong">{texts.staleTitle}</p>
      <p>{texts.stale}</p>
      {load.isError && <p className="kj-field-error">{errorWords(load.error)}</p>}
      <Button loading={load.isPending} onClick={() => load.mutate()}>
        {texts.loadNewer}
      </Button>
    </Notice>
  )
}

/** APP-02: what the rules do not let be saved does not pass by waiting, so it is said why. */
export function RefusedNotice({ error }: { error: unknown }) {
  return (
    <Notice tone="refusal">
      <p className="kj-strong">{texts.refusedTitle}</p>
      <p>{errorWords(error)}</p>
    </Notice>
  )
}
