import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { keptForm } from './kept-form.ts'
import { MajorFields } from './major-fields.tsx'
import { StepFaults } from './step-faults.tsx'
import { transferOutTexts } from './transfer-out.texts.ts'
import type { TransferOutWizard } from './transfer-out-wizard.ts'
import { useDestinationErrors } from './use-destination-errors.ts'

const { destination: texts } = transferOutTexts
type TextField = 'otherTicketNo' | 'reason' | 'phone'

/** 转入信息 (TRO-01, manual 3.4.2): where to, as what, and why. */
export function DestinationStep({ wizard }: { wizard: TransferOutWizard }) {
  const { draft, form } = wizard
  const errors = useDestinationErrors(wizard)
  const change = (next: Partial<TransferOutForm>) => wizard.change((now) => ({ ...now, ...next }))
  const leave = (field: TextField) => {
    errors.leave(field)
    const kept = keptForm(form)[field]
    if (kept !== form[field]) change({ [field]: kept })
  }
  const typed = (field: TextField) => ({
    id: field,
    value: form[field],
    error: errors.errorAt(field),
    onBlur: () => leave(field),
  })
  return (
    <>
      <StepFaults wizard={wizard} step="destination" />
      <p>{texts.lead}</p>
      <div className="kj-card kj-stack kj-form">
        <Question>
          <NativeSelect
            id="province"
            label={texts.province}
            description={texts.provinceHelp}
            data={[{ value: '', label: texts.choose }, ...PROVINCES]}
            value={form.province}
            error={errors.errorAt('province')}
            onChange={(event) => {
              errors.leave('province')
              change({ ...elsewhere(form), province: event.currentTarget.value })
            }}
          />
        </Question>
        <Question>
          <TextInput
            {...typed('otherTicketNo')}
            label={texts.ticketNo}
            description={texts.ticketNoHelp}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => change({ otherTicketNo: event.currentTarget.value })}
          />
        </Question>
        <Question>
          <NativeSelect
            id="level"
            label={texts.level}
            data={[
              { value: '', label: texts.choose },
              { value: 'zhuanke', label: texts.levels.zhuanke },
              { value: 'benke', label: texts.levels.benke },
            ]}
            value={form.level}
            error={errors.errorAt('level')}
            onChange={(event) => change({ ...elsewhere(form), level: levelOf(event.currentTarget.value) })}
          />
        </Question>
        <Question>
          <MajorFields wizard={wizard} errors={errors} change={change} />
        </Question>
        <Question>
          <Textarea
            {...typed('reason')}
            label={texts.reason}
            description={texts.reasonHelp}
            maxLength={400}
            autosize
            minRows={2}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </Question>
        <Question>
          <TextInput
            {...typed('phone')}
            label={texts.phone}
            description={texts.phoneHelp}
            maxLength={40}
            inputMode="tel"
            autoComplete="tel"
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
        </Question>
      </div>
      <StepButtons draftId={draft.id} step="destination">
        <NextButton draftId={draft.id} step="destination" />
      </StepButtons>
    </>
  )
}

/** A chosen major belongs to one province and level; a typed one stays. */
function elsewhere({ majorFrom }: TransferOutForm): Partial<TransferOutForm> {
  return majorFrom === 'list' ? { majorFrom: '', majorCode: '', majorName: '' } : {}
}

function levelOf(value: string): TransferOutForm['level'] {
  return value === 'zhuanke' || value === 'benke' ? value : ''
}
