import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import {
  type ArrivalDetails,
  decideArrival,
  listArrivals,
  viewArrival,
} from '#contracts/transfers/office-arrivals.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { transfersInTexts as texts } from './transfers-in.texts.ts'

/** Rejects with reasons of the catalogue, which the candidate reads (REV-04). */
export function RejectDialog({ arrival, onClose }: { arrival: ArrivalDetails; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isMissing, setMissing] = useState(false)
  const act = useAct(decideArrival, [viewArrival, listArrivals])
  const { id, version, reasons } = arrival
  const send = (note: string | undefined) => {
    setMissing(chosen.length === 0)
    if (chosen.length > 0)
      act.mutate(
        {
          params: { id },
          body: { version, decision: 'reject', reasons: [...chosen], ...(note ? { note } : {}) },
        },
        { onSuccess: onClose },
      )
  }
  return (
    <ActDialog
      title={texts.titleOf(texts.reject, arrival.name)}
      act={texts.reject}
      danger
      running={act}
      note={{ label: texts.note, help: texts.noteHelp, min: 0 }}
      onCancel={onClose}
      onConfirm={send}
    >
      <Checkbox.Group
        label={texts.reasons}
        value={[...chosen]}
        onChange={setChosen}
        error={isMissing && texts.reasonMissing}
      >
        {reasons.map(({ code, label, words }) => (
          <Checkbox key={code} value={code} label={label} description={words} mt="xs" />
        ))}
      </Checkbox.Group>
    </ActDialog>
  )
}
