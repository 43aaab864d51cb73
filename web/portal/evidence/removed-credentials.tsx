import { Button } from '@mantine/core'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { withoutCredential } from '../exemption/evidence-form.ts'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

/** A credential that was chosen here and taken out of the wallet elsewhere: said, and put right with one click. */
export function RemovedCredentials({ wizard }: { wizard: Wizard }) {
  const { form, credentials } = wizard
  const removed = form.evidence.filter(
    ({ credentialId }) => !credentials.some(({ id }) => id === credentialId),
  )
  if (removed.length === 0) return null
  const clear = () => {
    focusTitle()
    wizard.change((now) =>
      removed.reduce((kept, { credentialId }) => withoutCredential(kept, credentialId), now),
    )
  }
  return (
    <div id="removed-credentials" tabIndex={-1}>
      <Notice tone="must">
        <p>{texts.removedElsewhere(removed.length)}</p>
        <Button variant="default" onClick={clear}>
          {texts.clearRemoved}
        </Button>
      </Notice>
    </div>
  )
}
