import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  changeConfirmationNotice,
  listConfirmationNotices,
  publishConfirmationNotice,
  type SchoolNotice,
} from '#contracts/transfers/office-confirmations.ts'
import { CONFIRMATION_MODES, type ConfirmationMode } from '#contracts/transfers/transfer-in.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { minuteTyped, typedMinute } from '../typed-minute.ts'
import { FormDialog } from '../ui-form-dialog.tsx'
import { modeWords, transfersInTexts as texts } from './transfers-in.texts.ts'

interface NoticeFormProps {
  /** undefined: a new one. */
  notice: SchoolNotice | undefined
  schools: readonly { id: string; name: string }[]
  onClose: () => void
}

/** Publishes or changes when and where a school confirms. */
export function NoticeForm({ notice, schools, onClose }: NoticeFormProps) {
  const [schoolId, setSchool] = useState(schools[0]?.id ?? '')
  const [mode, setMode] = useState<ConfirmationMode>(notice?.mode ?? 'on_site')
  const [opens, setOpens] = useState(notice ? typedMinute(new Date(notice.opensAt)) : '')
  const [closes, setCloses] = useState(notice ? typedMinute(new Date(notice.closesAt)) : '')
  const [place, setPlace] = useState(notice?.place ?? '')
  const [words, setWords] = useState(notice?.words ?? '')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const publish = useAct(publishConfirmationNotice, [listConfirmationNotices])
  const change = useAct(changeConfirmationNotice, [listConfirmationNotices])
  const act = notice ? change : publish
  const send = () => {
    const [opensAt, closesAt] = [minuteTyped(opens), minuteTyped(closes)]
    setOwn([
      ...(opensAt ? [] : [{ field: 'opensAt', text: texts.timeWrong }]),
      ...(closesAt ? [] : [{ field: 'closesAt', text: texts.timeWrong }]),
    ])
    if (!opensAt || !closesAt) return
    const body = {
      ...{ mode, words: words.trim(), opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
      ...(place.trim() ? { place: place.trim() } : {}),
    }
    const done = { onSuccess: onClose }
    if (notice) change.mutate({ params: { id: notice.id }, body: { ...body, version: notice.version } }, done)
    else publish.mutate({ body: { ...body, schoolId } }, done)
  }
  return (
    <FormDialog
      title={notice ? texts.changeNotice : texts.newNotice}
      act={texts.save}
      own={own}
      running={act}
      onClose={onClose}
      onSend={send}
    >
      {(problems) => (
        <>
          {!notice && (
            <NativeSelect
              label={texts.publishedFor}
              data={schools.map(({ id, name }) => ({ value: id, label: name }))}
              value={schoolId}
              onChange={(event) => setSchool(event.currentTarget.value)}
            />
          )}
          <NativeSelect
            label={texts.mode}
            data={CONFIRMATION_MODES.map((value) => ({ value, label: modeWords[value] }))}
            value={mode}
            onChange={(event) =>
              setMode(CONFIRMATION_MODES.find((one) => one === event.currentTarget.value) ?? mode)
            }
          />
          <TextInput
            {...field('opensAt', problems)}
            label={texts.opens}
            type="datetime-local"
            value={opens}
            onChange={(event) => setOpens(event.currentTarget.value)}
          />
          <TextInput
            {...field('closesAt', problems)}
            label={texts.closes}
            type="datetime-local"
            value={closes}
            onChange={(event) => setCloses(event.currentTarget.value)}
          />
          <TextInput
            {...field('place', problems)}
            label={texts.place}
            description={texts.placeHelp}
            value={place}
            maxLength={200}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          <Textarea
            {...field('words', problems)}
            label={texts.words}
            value={words}
            maxLength={1000}
            autosize
            minRows={2}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}
