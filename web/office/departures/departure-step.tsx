import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { answerDeparture, askDepartureUndo } from '#contracts/office/departure-answers.ts'
import {
  confirmSigning,
  type DepartureView,
  departureStatistics,
  listDepartures,
  undoSigning,
  viewDeparture,
} from '#contracts/office/departures.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { departuresTexts as texts } from './departures.texts.ts'
import { toggled } from './toggled.ts'

/** A step that somebody wants to take. */
export type Step = 'sign' | 'unsign' | 'accept' | 'return' | 'undo'

interface DepartureStepProps {
  departure: DepartureView
  step: Step
  onClose: () => void
}

const SHOWN = [viewDeparture, listDepartures, departureStatistics]

/** The dialog of a step; it repeats whose transfer it is. */
export function DepartureStep({ departure, step, onClose }: DepartureStepProps) {
  if (step === 'sign') return <SignDialog departure={departure} onClose={onClose} />
  return <WrittenStep departure={departure} step={step} onClose={onClose} />
}

type Saw = keyof typeof texts.saw
const SAW = Object.keys(texts.saw) as Saw[]

function SignDialog({ departure, onClose }: Omit<DepartureStepProps, 'step'>) {
  const act = useAct(confirmSigning, SHOWN)
  const [seen, setSeen] = useState<ReadonlySet<Saw>>(new Set())
  const [isAsked, setAsked] = useState(false)
  const { id, version, personName } = departure
  const confirm = () => {
    setAsked(true)
    if (seen.size < SAW.length) return
    const saw = { idDocument: true, ticket: true, destinationTicket: true, signature: true } as const
    act.mutate({ params: { id }, body: { version, saw } }, { onSuccess: onClose })
  }
  return (
    <ActDialog
      title={texts.signTitle(personName)}
      act={texts.sign}
      running={act}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <div className="kj-stack">
        <p>{texts.signLead}</p>
        <Who departure={departure} />
        {isAsked && seen.size < SAW.length && <Notice tone="refusal">{texts.sawAll}</Notice>}
        {SAW.map((one) => (
          <Checkbox
            key={one}
            size="md"
            label={texts.saw[one]}
            checked={seen.has(one)}
            onChange={() => setSeen((before) => toggled(before, one))}
          />
        ))}
      </div>
    </ActDialog>
  )
}

const WORDS = {
  unsign: { title: texts.signTitle, lead: '', label: texts.reason, help: texts.reasonHelp },
  accept: { title: texts.acceptTitle, lead: texts.acceptLead, label: texts.basis, help: texts.basisHelp },
  return: { title: texts.returnTitle, lead: texts.returnLead, label: texts.basis, help: texts.basisHelp },
  undo: { title: texts.undoTitle, lead: texts.undoLead, label: texts.reason, help: texts.undoHelp },
} as const

function WrittenStep({ departure, step, onClose }: DepartureStepProps & { step: Exclude<Step, 'sign'> }) {
  const unsign = useAct(undoSigning, SHOWN)
  const answer = useAct(answerDeparture, SHOWN)
  const undo = useAct(askDepartureUndo, SHOWN)
  const running = step === 'unsign' ? unsign : step === 'undo' ? undo : answer
  const { id, version, personName } = departure
  const words = WORDS[step]
  const params = { id }
  const done = { onSuccess: onClose }
  const confirm = (note = '') => {
    if (step === 'unsign') unsign.mutate({ params, body: { version, reason: note } }, done)
    else if (step === 'undo') undo.mutate({ params, body: { version, reason: note } }, done)
    else {
      const kind = step === 'accept' ? 'accepted' : 'returned'
      answer.mutate({ params, body: { version, answer: { kind, note } } }, done)
    }
  }
  return (
    <ActDialog
      title={words.title(personName)}
      act={texts[step]}
      danger={step !== 'accept'}
      running={running}
      note={{ label: words.label, help: words.help, min: 4 }}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {words.lead !== '' && <p>{words.lead}</p>}
      <Who departure={departure} />
    </ActDialog>
  )
}

function Who({ departure }: { departure: DepartureView }) {
  return (
    <Facts
      facts={[
        [texts.idNumber, `${departure.idType} ${departure.idNumberMasked}`],
        [texts.to, departure.province],
        [texts.destinationNo, departure.destinationTicketNo],
        [texts.scores, texts.scoresOf(departure.scores)],
      ]}
    />
  )
}
