import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { destinationMajors } from '#contracts/transfers/transfer-out.ts'
import { replyOptions } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { keptForm } from './kept-form.ts'
import { transferOutTexts } from './transfer-out.texts.ts'
import type { TransferOutWizard } from './transfer-out-wizard.ts'
import type { DestinationErrors } from './use-destination-errors.ts'

const { destination: texts } = transferOutTexts
const TYPED = 'typed'

interface MajorFieldsProps {
  wizard: TransferOutWizard
  errors: DestinationErrors
  change: (next: Partial<TransferOutForm>) => void
}

/** 转入专业: from the list of the province, or typed when it is not there (TRO-01, manual 3.4.2). */
export function MajorFields({ wizard, errors, change }: MajorFieldsProps) {
  const { province, level, majorFrom, majorCode, majorName } = wizard.form
  const isReady = province !== '' && level !== ''
  const reply = useQuery({
    ...replyOptions(destinationMajors, { query: { province } }),
    enabled: isReady,
  })
  const majors = (reply.data?.majors ?? []).filter((one) => one.level === level)
  const choose = (value: string) => {
    if (value === TYPED) return change({ majorFrom: 'typed', majorCode: '', majorName: '' })
    const major = majors.find(({ code }) => code === value)
    if (!major) return change({ majorFrom: '', majorCode: '', majorName: '' })
    change({ majorFrom: 'list', majorCode: major.code, majorName: major.name })
  }
  const leave = (field: 'majorName' | 'majorCode') => {
    errors.leave(field)
    const kept = keptForm(wizard.form)[field]
    if (kept !== wizard.form[field]) change({ [field]: kept })
  }
  return (
    <>
      <NativeSelect
        id="majorFrom"
        label={texts.major}
        description={isReady ? reply.isError && texts.majorsFailed : texts.majorFirst}
        data={[
          { value: '', label: texts.choose },
          ...majors.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          ...(majorFrom === 'list' && !majors.some(({ code }) => code === majorCode)
            ? [{ value: majorCode, label: `${majorCode} ${majorName}` }]
            : []),
          ...(isReady ? [{ value: TYPED, label: texts.notListed }] : []),
        ]}
        disabled={!isReady}
        value={majorFrom === 'typed' ? TYPED : majorCode}
        error={errors.errorAt('majorFrom')}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {majorFrom === 'typed' && (
        <>
          <Notice tone="going">{texts.typedLead}</Notice>
          <TextInput
            id="majorName"
            label={texts.majorName}
            value={majorName}
            maxLength={60}
            autoComplete="off"
            error={errors.errorAt('majorName')}
            onBlur={() => leave('majorName')}
            onChange={(event) => change({ majorName: event.currentTarget.value })}
          />
          <TextInput
            id="majorCode"
            label={texts.majorCode}
            value={majorCode}
            maxLength={20}
            autoComplete="off"
            error={errors.errorAt('majorCode')}
            onBlur={() => leave('majorCode')}
            onChange={(event) => change({ majorCode: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}
