import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { credentialTypes } from './credential-facts.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { useAddCredential } from './use-add-credential.ts'

interface AddCredentialProps {
  /** The types that suit the application; the choice lists them first. */
  suggested: ReadonlySet<string>
  /** The application has no credential yet, so adding one is the next step. */
  isFirst: boolean
  onAdded: (credentialId: string) => void
}

/**
 * 「新增凭证」: asks for the type first, because it decides the fields; types that suit the application come first (EVI-01,
 * EVI-04).
 */
export function AddCredential({ suggested, isFirst, onAdded }: AddCredentialProps) {
  const { add, isPending, error } = useAddCredential(onAdded)
  const [type, setType] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(type === '')
    if (type === '') return
    // The chosen type stays until the credential exists: if the answer is lost, one more press is enough.
    add(type, { onSuccess: () => setType('') })
  }
  return (
    <SectionCard title={isFirst ? texts.addFirst : texts.add}>
      <p className="kj-soft">{texts.addLead}</p>
      {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
      <form className="kj-add-credential" onSubmit={submit} noValidate>
        <NativeSelect
          id="add-credential"
          label={texts.type}
          data={[{ value: '', label: texts.chooseType }, ...typeGroups(suggested)]}
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
          error={isMissing && type === '' ? texts.typeMissing : null}
        />
        <Button type="submit" variant={isFirst ? 'filled' : 'default'} loading={isPending}>
          {texts.add}
        </Button>
      </form>
    </SectionCard>
  )
}

function typeGroups(suggested: ReadonlySet<string>) {
  const fitting = credentialTypes.filter(({ value }) => suggested.has(value))
  const other = credentialTypes.filter(({ value }) => !suggested.has(value))
  return [
    ...(fitting.length > 0 ? [{ group: texts.suggested, items: fitting }] : []),
    { group: texts.other, items: other },
  ]
}
