import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { FiledCredential } from '#contracts/filed.ts'
import type { RejectReason } from '#contracts/office/reviews.ts'
import { fitsPart } from '#rulebook/review/fitting-reasons.ts'
import { foundReasons, needsNote, toggledCode } from './reason-choice.ts'
import { reviewTexts as texts } from './reviews.texts.ts'

export interface ReasonChoice {
  codes: readonly string[]
  credentialId: string
  note: string
}

export const NO_REASON: ReasonChoice = { codes: [], credentialId: '', note: '' }

interface ReasonFieldsProps {
  /** What can be given for the application, or for all that are decided together. */
  catalogue: readonly RejectReason[]
  /** Of one application: a fault may be put on one of them. */
  credentials: readonly FiledCredential[]
  value: ReasonChoice
  onChange: (value: ReasonChoice) => void
}

/**
 * REV-04: a flat catalogue that is filtered by typing, a word or a number; Enter takes the first that is shown, and
 * with nothing typed it decides. What the candidate will read stands below.
 */
export function ReasonFields({ catalogue, credentials, value, onChange }: ReasonFieldsProps) {
  const [typed, setTyped] = useState('')
  const fitting = foundReasons(catalogue.filter(fitsPlace(credentials, value.credentialId)), typed)
  const takeFirst = (event: KeyboardEvent) => {
    // Enter that ends a word of an input method takes nothing.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return
    event.preventDefault()
    const [first] = fitting
    if (!first) return
    onChange({ ...value, codes: toggledCode(value.codes, first.code) })
    setTyped('')
  }
  const chosen = catalogue.filter(({ code }) => value.codes.includes(code))
  return (
    <div className="kj-stack">
      <TextInput
        label={texts.filterReasons}
        description={texts.filterHelp}
        onKeyDown={takeFirst}
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
          {fitting.map(({ code, label, number }) => (
            <Checkbox
              key={code}
              size="sm"
              value={code}
              label={
                <>
                  <kbd aria-hidden>{number}</kbd> {label}
                </>
              }
            />
          ))}
          {fitting.length === 0 && <p className="kj-soft">{texts.noSuchReason}</p>}
        </div>
      </Checkbox.Group>
      <div className="kj-reason-more">
        {credentials.length > 1 && (
          <NativeSelect
            label={texts.aboutCredential}
            value={value.credentialId}
            onChange={(event) => {
              const credentialId = event.currentTarget.value
              const stays = catalogue.filter(fitsPlace(credentials, credentialId)).map(({ code }) => code)
              onChange({ ...value, credentialId, codes: value.codes.filter((code) => stays.includes(code)) })
            }}
            data={[
              { value: '', label: texts.wholeApplication },
              ...credentials.map(({ credentialId, typeName }) => ({ value: credentialId, label: typeName })),
            ]}
          />
        )}
        <Textarea
          label={texts.note}
          description={needsNote(value.codes, catalogue) ? texts.noteNeeded : texts.noteHelp}
          required={needsNote(value.codes, catalogue)}
          value={value.note}
          maxLength={500}
          autosize
          minRows={1}
          onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
        />
      </div>
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

/** Put on one credential, only what is for such a one is offered; else everything that the application can be given. */
function fitsPlace(credentials: readonly FiledCredential[], credentialId: string) {
  const about = credentials.find((one) => one.credentialId === credentialId)
  return (reason: RejectReason) =>
    about === undefined || fitsPart(reason, { types: [about.type], place: 'credential' })
}

/** The choice as the contract wants it. */
export function reasonsOf({ codes, credentialId, note }: ReasonChoice) {
  return {
    reasons: codes.map((code) => ({
      code,
      ...(credentialId ? { place: { kind: 'credential' as const, credentialId } } : {}),
    })),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
}
