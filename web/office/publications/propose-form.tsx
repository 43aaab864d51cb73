import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listImports } from '#contracts/office-imports.ts'
import { listPublications, proposePublication } from '#contracts/office-scores.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

interface ProposeFormProps {
  sitting: { id: string; name: string }
  batchNos: readonly number[]
}

/** IMP-02: all waiting batches of a sitting, now on approval or at an instant of Beijing time. */
export function ProposeForm({ sitting, batchNos }: ProposeFormProps) {
  const [at, setAt] = useState('')
  const act = useAct(proposePublication, [listPublications, listImports])
  const propose = () => {
    const publishAt = at === '' ? {} : { publishAt: new Date(`${at}:00+08:00`).toISOString() }
    act.mutate({ body: { sittingId: sitting.id, ...publishAt } })
  }
  return (
    <div className="kj-stack">
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      <div className="kj-form-row">
        <p>
          <span className="kj-strong">{sitting.name}</span> {texts.batches(batchNos)}
        </p>
        <TextInput
          type="datetime-local"
          label={texts.at}
          description={texts.atHelp}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <Button loading={act.isPending} onClick={propose}>
          {texts.propose}
        </Button>
      </div>
    </div>
  )
}
