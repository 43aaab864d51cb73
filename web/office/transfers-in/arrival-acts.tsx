import { Button } from '@mantine/core'
import { useState } from 'react'
import { listUnmatched, unmatchArrival } from '#contracts/office/arrivals.ts'
import { attendanceList } from '#contracts/transfers/attendance.ts'
import {
  type ArrivalDetails,
  askArrivalUndo,
  confirmArrival,
  decideArrival,
  listArrivals,
  returnArrival,
  settleArrivalUndo,
  viewArrival,
} from '#contracts/transfers/office-arrivals.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import { transfersInTexts as texts } from './transfers-in.texts.ts'

const SHOWN = [viewArrival, listArrivals, attendanceList]

type Step = 'approve' | 'reject' | 'confirm' | 'giveBack' | 'unmatch' | 'askUndo' | 'agree' | 'disagree'

/** What this person may do with an arrival now; nothing is drawn when that is nothing. */
export function ArrivalActs({ arrival }: { arrival: ArrivalDetails }) {
  const [step, setStep] = useState<Step>()
  const { may, undo } = arrival
  const offered: readonly (readonly [Step, string, boolean])[] = [
    ['approve', texts.approve, may.decide],
    ['reject', texts.reject, may.decide],
    ['confirm', texts.confirm, may.confirm],
    ['giveBack', texts.giveBack, may.giveBack],
    ['unmatch', texts.unmatch, may.unmatch],
    ['askUndo', texts.askUndo, may.askUndo],
    ['agree', texts.agree, may.settleUndo],
    ['disagree', texts.disagree, may.settleUndo],
  ]
  const open = offered.filter(([, , isOffered]) => isOffered)
  if (open.length === 0 && !undo) return null
  return (
    <SectionCard title={texts.acts}>
      {undo && <Notice tone="must">{texts.undoOpen(undo.what, undo.askedBy, undo.reason)}</Notice>}
      {undo?.mine && <p>{texts.undoMine}</p>}
      <div className="kj-row">
        {open.map(([one, word]) => (
          <Button
            key={one}
            variant={one === 'approve' || one === 'confirm' ? 'filled' : 'default'}
            onClick={() => setStep(one)}
          >
            {word}
          </Button>
        ))}
      </div>
      {step && <StepDialog arrival={arrival} step={step} onClose={() => setStep(undefined)} />}
    </SectionCard>
  )
}

interface StepDialogProps {
  arrival: ArrivalDetails
  step: Step
  onClose: () => void
}

function StepDialog({ arrival, step, onClose }: StepDialogProps) {
  const decide = useAct(decideArrival, SHOWN)
  const confirm = useAct(confirmArrival, SHOWN)
  const giveBack = useAct(returnArrival, SHOWN)
  const unmatch = useAct(unmatchArrival, [...SHOWN, listUnmatched])
  const ask = useAct(askArrivalUndo, SHOWN)
  const settle = useAct(settleArrivalUndo, SHOWN)
  const { id, version } = arrival
  const done = { onSuccess: onClose }
  const title = (word: string) => texts.titleOf(word, arrival.name)
  switch (step) {
    case 'approve':
      return (
        <ActDialog
          title={title(texts.approve)}
          act={texts.approve}
          running={decide}
          note={{ label: texts.note, help: texts.noteHelp, min: 0 }}
          onCancel={onClose}
          onConfirm={(note) =>
            decide.mutate(
              {
                params: { id },
                body: { version, decision: 'approve', reasons: [], ...(note ? { note } : {}) },
              },
              done,
            )
          }
        >
          <p>{texts.approveHelp}</p>
        </ActDialog>
      )
    case 'reject':
      return <RejectDialog arrival={arrival} onClose={onClose} />
    case 'confirm':
      return (
        <ActDialog
          title={title(texts.confirm)}
          act={texts.confirm}
          running={confirm}
          onCancel={onClose}
          onConfirm={() => confirm.mutate({ params: { id }, body: { version } }, done)}
        >
          <p>{texts.confirmHelp}</p>
        </ActDialog>
      )
    case 'giveBack':
      return (
        <ActDialog
          title={title(texts.giveBack)}
          act={texts.giveBack}
          danger
          running={giveBack}
          note={{ label: texts.returnReason, min: 4 }}
          onCancel={onClose}
          onConfirm={(note = '') => giveBack.mutate({ params: { id }, body: { version, note } }, done)}
        />
      )
    case 'unmatch':
      return (
        <ActDialog
          title={title(texts.unmatch)}
          act={texts.unmatch}
          danger
          running={unmatch}
          note={{ label: texts.unmatchReason, min: 4 }}
          onCancel={onClose}
          onConfirm={(reason = '') => unmatch.mutate({ params: { id }, body: { version, reason } }, done)}
        >
          <p>{texts.unmatchHelp}</p>
        </ActDialog>
      )
    case 'askUndo':
      return (
        <ActDialog
          title={title(texts.askUndo)}
          act={texts.askUndo}
          running={ask}
          note={{ label: texts.undoReason, min: 4 }}
          onCancel={onClose}
          onConfirm={(reason = '') => ask.mutate({ params: { id }, body: { reason } }, done)}
        >
          <p>{texts.undoHelp}</p>
        </ActDialog>
      )
    case 'agree':
    case 'disagree':
      return (
        <ActDialog
          title={title(step === 'agree' ? texts.agree : texts.disagree)}
          act={step === 'agree' ? texts.agree : texts.disagree}
          running={settle}
          note={{ label: texts.note, min: 0 }}
          onCancel={onClose}
          onConfirm={(note) =>
            settle.mutate(
              {
                params: { id },
                body: { decision: step === 'agree' ? 'approve' : 'reject', ...(note ? { note } : {}) },
              },
              done,
            )
          }
        >
          <p>{texts.undoHelp}</p>
        </ActDialog>
      )
    default:
      return step satisfies never
  }
}
