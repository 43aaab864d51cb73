import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listWindowChanges, moveWindow, openWindow } from '#contracts/office/setup/window-changes.ts'
import { SERVICE_CODES, SERVICES } from '#contracts/services.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { minuteTyped, typedMinute } from '../typed-minute.ts'
import { FormDialog } from '../ui-form-dialog.tsx'
import { previewWords } from './preview-words.ts'
import { type ShownWindow, windowName } from './shown-window.ts'
import { windowsTexts as texts } from './windows.texts.ts'

interface WindowFormProps {
  /** The window whose times change; undefined: a new one. */
  window: ShownWindow | undefined
  schools: readonly { id: string; name: string }[]
  onClose: () => void
}

type Typed = Record<'round' | 'schoolId' | 'opensAt' | 'closesAt' | 'nextExpected' | 'reason', string>

/** Asks for a new window or for other times of one; shows what candidates will see (WIN-01). */
export function WindowForm({ window, schools, onClose }: WindowFormProps) {
  const [service, setService] = useState(SERVICE_CODES[0])
  const [typed, setTyped] = useState<Typed>(() => typedOf(window))
  const [own, setOwn] = useState<readonly Problem[]>([])
  const open = useAct(openWindow, [listWindowChanges])
  const move = useAct(moveWindow, [listWindowChanges])
  const act = window ? move : open
  const [opensAt, closesAt] = [minuteTyped(typed.opensAt), minuteTyped(typed.closesAt)]
  const send = () => {
    const problems = problemsOf(typed, { isNew: window === undefined })
    act.reset()
    setOwn(problems)
    if (problems.length > 0 || !opensAt || !closesAt) return
    const next = typed.nextExpected.trim()
    const body = {
      ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), reason: typed.reason.trim() },
      ...(next ? { nextExpected: next } : {}),
    }
    const done = { onSuccess: onClose }
    if (window) {
      const seen = { seenOpensAt: window.opensAt, seenClosesAt: window.closesAt }
      move.mutate({ params: { id: window.id }, body: { ...body, ...seen } }, done)
    } else if (service) {
      const school = typed.schoolId ? { schoolId: typed.schoolId } : {}
      open.mutate({ body: { ...body, ...school, service, round: typed.round.trim() } }, done)
    }
  }
  const shared = (name: keyof Typed, problems: readonly Problem[], help?: string) => ({
    ...field(name, problems),
    label: name === 'schoolId' ? texts.school : texts[name],
    description: help,
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  return (
    <FormDialog
      title={window ? texts.moveTitle(windowName(window)) : texts.open}
      act={texts.openAsk}
      own={own}
      running={act}
      onClose={onClose}
      onSend={send}
    >
      {(problems) => (
        <>
          {!window && (
            <>
              <NativeSelect
                label={texts.service}
                data={SERVICE_CODES.map((value) => ({ value, label: SERVICES[value].title }))}
                value={service ?? ''}
                onChange={(event) =>
                  setService(SERVICE_CODES.find((code) => code === event.currentTarget.value) ?? service)
                }
              />
              <TextInput {...shared('round', problems, texts.roundHelp)} maxLength={40} autoComplete="off" />
              <NativeSelect
                {...shared('schoolId', problems, texts.schoolHelp)}
                data={[
                  { value: '', label: texts.allSchools },
                  ...schools.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </>
          )}
          <TextInput {...shared('opensAt', problems)} type="datetime-local" />
          <TextInput {...shared('closesAt', problems)} type="datetime-local" />
          <TextInput {...shared('nextExpected', problems, texts.nextExpectedHelp)} maxLength={100} />
          <Preview {...{ opensAt, closesAt, nextExpected: typed.nextExpected.trim() }} />
          <Textarea
            {...shared('reason', problems, texts.reasonHelp[window ? 'move' : 'open'])}
            maxLength={500}
            autosize
            minRows={2}
          />
        </>
      )}
    </FormDialog>
  )
}

function Preview(shown: Omit<Parameters<typeof previewWords>[0], 'now'>) {
  const [now] = useState(() => new Date())
  return (
    <div>
      <p className="kj-soft">{texts.preview}</p>
      <p className="kj-preview">{previewWords({ ...shown, now }).join('\n')}</p>
    </div>
  )
}

function typedOf(window: ShownWindow | undefined): Typed {
  const blank = { round: '', schoolId: '', opensAt: '', closesAt: '', nextExpected: '', reason: '' }
  if (!window) return blank
  const { opensAt, closesAt, nextExpected = '' } = window
  const times = { opensAt: typedMinute(new Date(opensAt)), closesAt: typedMinute(new Date(closesAt)) }
  return { ...blank, ...times, nextExpected }
}

function problemsOf(typed: Typed, { isNew }: { isNew: boolean }): Problem[] {
  const [opensAt, closesAt] = [minuteTyped(typed.opensAt), minuteTyped(typed.closesAt)]
  const rules: readonly [keyof Typed, boolean, string][] = [
    ['round', !isNew || typed.round.trim() !== '', texts.roundMissing],
    ['opensAt', opensAt !== undefined, texts.timeMissing.opensAt],
    ['closesAt', closesAt !== undefined, texts.timeMissing.closesAt],
    ['closesAt', !opensAt || !closesAt || closesAt > opensAt, texts.closesBeforeOpens],
    ['reason', typed.reason.trim().length >= 4, texts.reasonShort],
  ]
  return rules.filter(([, isGood]) => !isGood).map(([name, , words]) => ({ field: name, text: words }))
}
