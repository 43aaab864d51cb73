import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { credentialTypes } from './credential-facts.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { useAddCredential } from './use-add-credential.ts'

interface AddCredentialProps {
  wizard: Wizard
  onAdded: (credentialId: string) => void
}

/** 「新增凭证」: the type first, because it decides the fields; what suits the chosen courses stands on top (EVI-01, EVI-04). */
export function AddCredential({ wizard, onAdded }: AddCredentialProps) {
  const { add, isPending, error } = useAddCredential(onAdded)
  const [type, setType] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(type === '')
    if (type === '') return
    add(type)
    setType('')
  }
  return (
    <SectionCard title={wizard.cards.length === 0 ? texts.addFirst : texts.add}>
      <p className="kj-soft">{texts.addLead}</p>
      {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
      <form className="kj-add-credential" onSubmit={submit} noValidate>
        <NativeSelect
          id="add-credential"
          label={texts.type}
          data={[{ value: '', label: texts.chooseType }, ...typeGroups(wizard)]}
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
          error={isMissing && type === '' ? texts.typeMissing : null}
        />
        <Button type="submit" variant={wizard.cards.length === 0 ? 'filled' : 'default'} loading={isPending}>
          {texts.add}
        </Button>
      </form>
    </SectionCard>
  )
}

function typeGroups({ form, courses }: Wizard) {
  const suggested = new Set(
    courses
      .filter(({ code }) => form.courses.includes(code))
      .flatMap(({ suggestions }) => suggestions.flatMap(({ types }) => types)),
  )
  const fitting = credentialTypes.filter(({ value }) => suggested.has(value))
  const other = credentialTypes.filter(({ value }) => !suggested.has(value))
  return [
    ...(fitting.length > 0 ? [{ group: texts.suggested, items: fitting }] : []),
    { group: texts.other, items: other },
  ]
}
