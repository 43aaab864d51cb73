import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { type FaultPlace, type FiledCredential, type PictureBox, placeKey } from '#contracts/filed.ts'
import type { RejectReason } from '#contracts/office/reviews.ts'
import { fitsPart } from '#rulebook/review/fitting-reasons.ts'
import type { NamedPlace } from '#rulebook/review/places.ts'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { foundReasons, needsNote, toggledCode } from './reason-choice.ts'

export interface ReasonChoice {
  codes: readonly string[]
  /** The faulted part of the application; absent: the whole application. */
  place?: FaultPlace
  note: string
}

export const NO_REASON: ReasonChoice = { codes: [], note: '' }

interface ReasonFieldsProps {
  /** The reasons that fit the application, or all applications decided together. */
  catalogue: readonly RejectReason[]
  /** The parts of one application to which a fault may belong. */
  places: readonly NamedPlace[]
  credentials: readonly FiledCredential[]
  value: ReasonChoice
  onChange: (value: ReasonChoice) => void
  /** The note's field, so that a caller can focus it when the note is missing. */
  noteRef: Ref<HTMLTextAreaElement>
}

/**
 * A flat catalogue of reasons, filtered by typing a word or a number (REV-04). Enter takes the first reason shown; with
 * nothing typed, Enter decides. The words for the candidate stand below.
 */
export function ReasonFields(props: ReasonFieldsProps) {
  const { catalogue, places, credentials, value, onChange, noteRef } = props
  const [typed, setTyped] = useState('')
  const fitting = foundReasons(catalogue.filter(fitsPlace(credentials, value.place)), typed)
  const takeFirst = (event: KeyboardEvent) => {
    // Enter that ends a composition of an input method must not choose a reason.
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

/** Offers credentials always, and any other kind of place only if a reason is meant for it. */
function isOffered(catalogue: readonly RejectReason[]) {
  return ({ place: { kind } }: NamedPlace) =>
    kind === 'credential' || catalogue.some(({ places }) => places?.includes(kind))
}

/** Offers, for a part, only reasons meant for that kind of part; otherwise all reasons of the application. */
function fitsPlace(credentials: readonly FiledCredential[], place: FaultPlace | undefined) {
  const about = credentials.filter(
    ({ credentialId }) => place?.kind !== 'credential' || place.credentialId === credentialId,
  )
  return (reason: RejectReason) =>
    place === undefined || fitsPart(reason, { types: about.map(({ type }) => type), place: place.kind })
}

/** Converts the choice to the contract's shape; a box goes with each of its reasons. */
export function reasonsOf({ codes, place, note }: ReasonChoice, mark?: PictureBox) {
  return {
    reasons: codes.map((code) => ({ code, ...(place ? { place } : {}), ...(mark ? { mark } : {}) })),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
}
