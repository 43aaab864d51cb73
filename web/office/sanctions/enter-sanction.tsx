import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  listSanctions,
  requestSanction,
  SANCTION_KINDS,
  type SanctionKind,
  sanctionsOfCandidate,
} from '#contracts/office/sanctions.ts'
import { beijingDateOf, parseDay } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { FormDialog } from '../ui-form-dialog.tsx'
import { sanctionKindWords, sanctionsTexts as texts } from './sanctions.texts.ts'

interface EnterSanctionProps {
  personId: string
  name: string
  onClose: () => void
}

/** The dialog that enters a sanction; nothing is held back before a second person confirms it. */
export function EnterSanction({ personId, name, onClose }: EnterSanctionProps) {
  const [kind, setKind] = useState<SanctionKind>('diploma_delayed')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(requestSanction, [listSanctions, sanctionsOfCandidate])
  const day = parseDay(until.trim())
  const isOver = day !== undefined && day < beijingDateOf(new Date())
  const send = () => {
    const found = [
      ...(day === undefined ? [{ field: 'until', text: texts.untilMissing }] : []),
      ...(reason.trim().length < 4 ? [{ field: 'reason', text: texts.reasonShort }] : []),
    ]
    act.reset()
    setOwn(found)
    if (day !== undefined && found.length === 0)
      act.mutate(
        { params: { id: personId }, body: { kind, until: day, reason: reason.trim() } },
        { onSuccess: onClose },
      )
  }
  return (
    <FormDialog
      title={texts.actTitle(texts.enter, name)}
      act={texts.submit}
      own={own}
      running={act}
      onClose={onClose}
      onSend={send}
    >
      {(problems) => (
        <>
          <NativeSelect
            label={texts.kind}
            data={SANCTION_KINDS.map((value) => ({ value, label: sanctionKindWords[value] }))}
            value={kind}
            onChange={(event) =>
              setKind(SANCTION_KINDS.find((one) => one === event.currentTarget.value) ?? kind)
            }
          />
          <TextInput
            {...field('until', problems)}
            label={texts.until}
            description={texts.untilHelp}
            value={until}
            maxLength={20}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          {isOver && <Notice tone="must">{texts.untilOver}</Notice>}
          <Textarea
            {...field('reason', problems)}
            label={texts.reason}
            description={texts.reasonHelp}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}
