import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FiledCredential } from '#contracts/applications.ts'
import type { RejectReason } from '#contracts/office-reviews.ts'
import { fittingReasons } from './reason-choice.ts'
import { reviewTexts as texts } from './reviews.texts.ts'

export interface ReasonChoice {
  codes: readonly string[]
  credentialId: string
  note: string
}

export const NO_REASON: ReasonChoice = { codes: [], credentialId: '', note: '' }

interface ReasonFieldsProps {
  catalogue: readonly RejectReason[]
  credentials: readonly FiledCredential[]
  value: ReasonChoice
  onChange: (value: ReasonChoice) => void
}

/** REV-04: a flat catalogue that is filtered by typing; what the candidate will read stands below. */
export function ReasonFields({ catalogue, credentials, value, onChange }: ReasonFieldsProps) {
  const [typed, setTyped] = useState('')
  const fitting = fittingReasons(catalogue, { types: credentials.map(({ type }) => type), typed })
  const chosen = catalogue.filter(({ code }) => value.codes.includes(code))
  return (
    <div className="kj-stack">
      <TextInput
        label={texts.filterReasons}
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={texts.reasons}
        description={texts.reasonsLead}
        value={[...value.codes]}
        onChange={(codes) => onChange({ ...value, codes })}
      >
        <div className="kj-reasons">
          {fitting.map(({ code, label }) => (
            <Checkbox key={code} size="md" value={code} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      {credentials.length > 1 && (
        <NativeSelect
          label={texts.aboutCredential}
          value={value.credentialId}
          onChange={(event) => onChange({ ...value, credentialId: event.currentTarget.value })}
          data={[
            { value: '', label: texts.wholeApplication },
            ...credentials.map(({ credentialId, typeName }) => ({ value: credentialId, label: typeName })),
          ]}
        />
      )}
      <Textarea
        label={texts.note}
        description={texts.noteHelp}
        value={value.note}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
      />
      {chosen.length > 0 && (
        <div role="status">
          <p className="kj-strong">{texts.candidateReads}</p>
          {chosen.map(({ code, words, remedy }) => (
            <p key={code}>
              {words}
              {remedy}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

/** The choice as the contract wants it. */
export function reasonsOf({ codes, credentialId, note }: ReasonChoice) {
  return {
    reasons: codes.map((code) => ({ code, ...(credentialId ? { credentialId } : {}) })),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
}
