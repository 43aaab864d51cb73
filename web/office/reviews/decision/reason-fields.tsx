import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { type FaultPlace, type FiledCredential, placeKey } from '#contracts/filed.ts'
import type { RejectReason } from '#contracts/office/reviews.ts'
import { fitsPart } from '#rulebook/review/fitting-reasons.ts'
import type { NamedPlace } from '#rulebook/review/places.ts'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { foundReasons, needsNote, toggledCode } from './reason-choice.ts'

export interface ReasonChoice {
  codes: readonly string[]
  /** What of the application is faulted; absent: the whole of it. */
  place?: FaultPlace
  note: string
}

export const NO_REASON: ReasonChoice = { codes: [], note: '' }

interface ReasonFieldsProps {
  /** What can be given for the application, or for all that are decided together. */
  catalogue: readonly RejectReason[]
  /** Of one application: what a fault may be put on. */
  places: readonly NamedPlace[]
  credentials: readonly FiledCredential[]
  value: ReasonChoice
  onChange: (value: ReasonChoice) => void
  /** The note, for whoever is told that it lacks. */
  noteRef: Ref<HTMLTextAreaElement>
}

/**
 * REV-04: a flat catalogue that is filtered by typing, a word or a number; Enter takes the first that is shown, and
 * with nothing typed it decides. What the candidate will read stands below.
 */
export function ReasonFields(props: ReasonFieldsProps) {
  const { catalogue, places, credentials, value, onChange, noteRef } = props
  const [typed, setTyped] = useState('')
  const fitting = foundReasons(catalogue.filter(fitsPlace(credentials, value.place)), typed)
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
  const offered = places.filter(isOffered(catalogue))
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
        {offered.length > 1 && (
          <NativeSelect
            label={texts.aboutPlace}
            value={placeKey(value.place)}
            onChange={(event) => {
              const key = event.currentTarget.value
              const place = offered.find((one) => placeKey(one.place) === key)?.place
              const stays = catalogue.filter(fitsPlace(credentials, place)).map(({ code }) => code)
              const codes = value.codes.filter((code) => stays.includes(code))
              onChange({ note: value.note, codes, ...(place ? { place } : {}) })
            }}
            data={[
              { value: '', label: texts.wholeApplication },
              ...offered.map(({ place, label }) => ({ value: placeKey(place), label })),
            ]}
          />
        )}
        <Textarea
          ref={noteRef}
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

/** Credentials are always named; any other kind of place where a reason is meant for it. */
function isOffered(catalogue: readonly RejectReason[]) {
  return ({ place: { kind } }: NamedPlace) =>
    kind === 'credential' || catalogue.some(({ places }) => places?.includes(kind))
}

/** Put on a part, only what is for such a one is offered; else everything that the application can be given. */
function fitsPlace(credentials: readonly FiledCredential[], place: FaultPlace | undefined) {
  const about = credentials.filter(
    ({ credentialId }) => place?.kind !== 'credential' || place.credentialId === credentialId,
  )
  return (reason: RejectReason) =>
    place === undefined || fitsPart(reason, { types: about.map(({ type }) => type), place: place.kind })
}

/** The choice as the contract wants it. */
export function reasonsOf({ codes, place, note }: ReasonChoice) {
  return {
    reasons: codes.map((code) => ({ code, ...(place ? { place } : {}) })),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
}
