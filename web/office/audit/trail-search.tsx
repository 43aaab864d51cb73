import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { actionChoices } from './action-words.ts'
import type { Asked } from './asked.ts'
import { auditTexts as texts } from './audit.texts.ts'

interface TrailSearchProps {
  asked: Asked
  /** Sign-ins have no kinds of action. */
  hasActions: boolean
  onAsk: (asked: Asked) => void
}

/** Asks for entries by officer, candidate, kind of action and days (TRL-01). */
export function TrailSearch({ asked, hasActions, onAsk }: TrailSearchProps) {
  const [typed, setTyped] = useState<Asked>(asked)
  const set =
    (key: 'officer' | 'candidate' | 'from' | 'until') => (event: { currentTarget: { value: string } }) => {
      const { [key]: _, ...rest } = typed
      const { value } = event.currentTarget
      setTyped(value === '' ? rest : { ...rest, [key]: value })
    }
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onAsk(typed)
  }
  return (
    <form className="kj-form-row kj-trail-search" data-view-only onSubmit={ask}>
      <TextInput
        label={texts.officer}
        description={texts.officerHelp}
        value={typed.officer ?? ''}
        onChange={set('officer')}
      />
      <TextInput
        label={texts.candidate}
        description={texts.candidateHelp}
        value={typed.candidate ?? ''}
        onChange={set('candidate')}
      />
      <TextInput type="date" label={texts.from} value={typed.from ?? ''} onChange={set('from')} />
      <TextInput type="date" label={texts.until} value={typed.until ?? ''} onChange={set('until')} />
      {hasActions && (
        <NativeSelect
          label={texts.filter}
          data={actionChoices}
          value={typed.action ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { action: _, ...rest } = typed
            setTyped(value === '' ? rest : { ...rest, action: value })
          }}
        />
      )}
      <Button type="submit">{texts.search}</Button>
    </form>
  )
}
