import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  listSanctions,
  requestSanction,
  SANCTION_KINDS,
  type SanctionKind,
  sanctionsOfCandidate,
} from '#contracts/office/sanctions.ts'
import { parseDay } from '#rulebook/beijing-time.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { sanctionKindWords, sanctionsTexts as texts } from './sanctions.texts.ts'

interface EnterSanctionProps {
  personId: string
  name: string
  onClose: () => void
}

/** The dialog that enters a sanction; nothing is held back before a second person confirms it. */
export function EnterSanction({ personId, name, onClose }: EnterSanctionProps) {
  useFocusBack()
  const [kind, setKind] = useState<SanctionKind>('diploma_delayed')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(requestSanction, [listSanctions, sanctionsOfCandidate])
  const send = (event: FormEvent) => {
    event.preventDefault()
    const day = parseDay(until.trim())
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
  const refused = refusedForm(act.error)
  const problems = own.length > 0 ? own : refused.problems
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.actTitle(texts.enter, name)}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <form className="kj-stack" onSubmit={send} noValidate>
        <ErrorSummary problems={problems} message={own.length > 0 ? undefined : refused.message} />
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
        <Button type="submit" loading={act.isPending}>
          {texts.submit}
        </Button>
      </form>
    </Modal>
  )
}
