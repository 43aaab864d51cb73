import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { errorWords } from '#web/client/error-words.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { WholeWords } from '#web/ui/words/whole-words.tsx'
import { nameOfField } from '../../evidence/field-problems.ts'
import { wizardTexts as texts } from '../draft/wizard.texts.ts'

/** Says that another tab or device saved first; discards nothing without asking (APP-02). */
export function StaleNotice({ onLoad }: { onLoad: () => Promise<void> }) {
  // The button goes with the notice.
  const load = useMutation({ mutationFn: onLoad, onSuccess: focusTitle })
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

/**
 * Says why the rules refuse to save the entries, because waiting does not help (APP-02), and what is wrong with each field.
 */
export function RefusedNotice({ error }: { error: unknown }) {
  return (
    <Notice tone="refusal">
      <p className="kj-strong">{texts.refusedTitle}</p>
      <p>{errorWords(error)}</p>
      {error instanceof RefusalError && error.problems.length > 0 && (
        <ul className="kj-problems">
          {error.problems.map(({ field, text }) => (
            <li key={field + text}>
              <WholeWords words={texts.refusedAt(nameOfField(field), text)} />
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
