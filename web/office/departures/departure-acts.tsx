import { Button } from '@mantine/core'
import { useState } from 'react'
import { downloadPackages, sendPackages, settleDepartureUndo } from '#contracts/office/departure-answers.ts'
import {
  type DepartureView,
  departureStatistics,
  listDepartures,
  viewDeparture,
} from '#contracts/office/departures.ts'
import { transferFormAtSigning } from '#contracts/papers.ts'
import { errorWords } from '#web/client/error-words.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { DepartureStep, type Step } from './departure-step.tsx'
import { departuresTexts as texts } from './departures.texts.ts'

const SHOWN = [viewDeparture, listDepartures, departureStatistics]

/** What this person may do with a transfer as it stands. */
export function DepartureActs({ departure }: { departure: DepartureView }) {
  const may = useMay()
  const [step, setStep] = useState<Step>()
  const { id, version, state, package: made } = departure
  const make = useAct(sendPackages, SHOWN)
  const steps = stepsOf(departure).filter(({ grant }) => may(grant))
  const mayMake = may('departure.send') && (state === 'signed' || (state === 'sent' && made?.isDead === true))
  const refused = make.data?.refused[0]
  return (
    <div className="kj-stack">
      {make.error && <Notice tone="refusal">{errorWords(make.error)}</Notice>}
      {refused && <Notice tone="refusal">{refused.why}</Notice>}
      <div className="kj-row">
        {mayMake && (
          <Button
            disabled={departure.hasChanged}
            loading={make.isPending}
            onClick={() => make.mutate({ body: { departures: [{ id, version }] } })}
          >
            {texts.make}
          </Button>
        )}
        {made && may('departure.send') && (
          <FileButton contract={downloadPackages} input={[{ query: { ids: id } }]}>
            {texts.download}
          </FileButton>
        )}
        {isPrinted(state) && may('departure.sign') && (
          <FileButton contract={transferFormAtSigning} input={[{ params: { id } }]}>
            {texts.form}
          </FileButton>
        )}
        {steps.map(({ step: one, isMain }) => (
          <Button key={one} variant={isMain ? 'filled' : 'default'} onClick={() => setStep(one)}>
            {texts[one]}
          </Button>
        ))}
      </div>
      <OpenUndo departure={departure} />
      {step && <DepartureStep departure={departure} step={step} onClose={() => setStep(undefined)} />}
    </div>
  )
}

/** The paper is there from the approval until the transfer ends without having left. */
function isPrinted(state: DepartureView['state']): boolean {
  return state === 'to_sign' || state === 'signed' || state === 'sent' || state === 'accepted'
}

function stepsOf({ state, undo }: DepartureView) {
  const send = { grant: 'departure.send', isMain: false } as const
  switch (state) {
    case 'to_sign':
      return [{ step: 'sign', grant: 'departure.sign', isMain: true }] as const
    case 'signed':
      return [{ step: 'unsign', grant: 'departure.sign', isMain: false }] as const
    case 'sent':
      return [
        { ...send, step: 'accept' },
        { ...send, step: 'return' },
      ] as const
    case 'accepted':
    case 'returned':
      return undo ? [] : ([{ ...send, step: 'undo' }] as const)
    case 'lapsed':
    case 'closed':
      return []
    default:
      return state satisfies never
  }
}

/** The request to take an answer back, and the second person's buttons. */
function OpenUndo({ departure: { undo } }: { departure: DepartureView }) {
  const may = useMay()
  const settle = useAct(settleDepartureUndo, SHOWN)
  if (!undo) return null
  const decide = (decision: 'agree' | 'refuse') =>
    settle.mutate({ params: { id: undo.id }, body: { decision } })
  return (
    <Notice tone="must">
      {texts.undoAsked(undo.askedBy, undo.reason)}
      {settle.error && <div>{errorWords(settle.error)}</div>}
      {undo.mine || !may('departure.undo') ? (
        <div>{texts.undoMine}</div>
      ) : (
        <div className="kj-row">
          <Button loading={settle.isPending} onClick={() => decide('agree')}>
            {texts.agree}
          </Button>
          <Button variant="default" loading={settle.isPending} onClick={() => decide('refuse')}>
            {texts.refuse}
          </Button>
        </div>
      )}
    </Notice>
  )
}
