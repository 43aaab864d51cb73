import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import type { FieldErrors } from '../use-field-errors.ts'
import { MonthInput } from './month-input.tsx'
import { RowCard } from './row-card.tsx'

type Period = GraduationForm['resume'][number]

const { history: texts } = graduationTexts
const EMPTY: Period = { from: '', until: '', place: '', role: '', witness: '' }
const MOST = 20

interface PeriodsProps {
  wizard: GraduationWizard
  errors: FieldErrors
}

/** 个人简历, one card for each period. */
export function Periods({ wizard, errors }: PeriodsProps) {
  const { resume } = wizard.form
  const change = (next: (resume: readonly Period[]) => Period[]) =>
    wizard.change((form) => ({ ...form, resume: next(form.resume) }))
  const set = (row: number, part: Partial<Period>) =>
    change((all) => all.map((one, place) => (place === row ? { ...one, ...part } : one)))
  return (
    <SectionCard title={texts.resume}>
      <div id="resume" tabIndex={-1}>
        <p className="kj-soft">{texts.resumeLead}</p>
        {errors.errorAt('resume') !== null && <p className="kj-field-error">{errors.errorAt('resume')}</p>}
      </div>
      {resume.map((period, row) => (
        <RowCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no name but their place
          key={row}
          id={`resume-${row}`}
          title={texts.period(row + 1)}
          removal={texts.removePeriod(row + 1)}
          onRemove={() => change((all) => all.filter((_, place) => place !== row))}
        >
          <PeriodFields row={row} period={period} errors={errors} onChange={(part) => set(row, part)} />
        </RowCard>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size="1.1em" aria-hidden />}
        disabled={resume.length >= MOST}
        onClick={() => change((all) => [...all, EMPTY])}
      >
        {texts.addPeriod}
      </Button>
    </SectionCard>
  )
}

interface PeriodFieldsProps {
  row: number
  period: Period
  errors: FieldErrors
  onChange: (part: Partial<Period>) => void
}

function PeriodFields({ row, period, errors, onChange }: PeriodFieldsProps) {
  const at = (part: keyof Period) => ({
    id: `resume-${row}-${part}`,
    value: period[part],
    error: errors.errorAt(`resume.${row}.${part}`),
    onBlur: () => errors.leave(`resume.${row}.${part}`),
  })
  return (
    <>
      <div className="kj-row kj-months">
        <MonthInput {...at('from')} label={texts.from} onChange={(from) => onChange({ from })} />
        <MonthInput
          {...at('until')}
          label={texts.until}
          hint={texts.untilHelp}
          onChange={(until) => onChange({ until })}
        />
      </div>
      <TextInput
        {...at('place')}
        label={texts.place}
        maxLength={100}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <TextInput
        {...at('role')}
        label={texts.role}
        description={texts.roleHelp}
        maxLength={60}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
      />
      <TextInput
        {...at('witness')}
        label={texts.witness}
        maxLength={60}
        onChange={(event) => onChange({ witness: event.currentTarget.value })}
      />
    </>
  )
}
