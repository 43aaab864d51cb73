import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import type { FieldErrors } from '../use-field-errors.ts'
import { RowCard } from './row-card.tsx'

type Relative = GraduationForm['family'][number]

const { history: texts } = graduationTexts
const EMPTY: Relative = { relation: '', name: '', employer: '' }
const MOST = 10

const FIELDS = [
  { part: 'relation', label: texts.relation, maxLength: 20 },
  { part: 'name', label: texts.relativeName, maxLength: 60 },
  { part: 'employer', label: texts.employer, maxLength: 100 },
] as const

interface RelativesProps {
  wizard: GraduationWizard
  errors: FieldErrors
}

/** 家庭主要成员, one card for each person. */
export function Relatives({ wizard, errors }: RelativesProps) {
  const { family } = wizard.form
  const change = (next: (family: readonly Relative[]) => Relative[]) =>
    wizard.change((form) => ({ ...form, family: next(form.family) }))
  return (
    <SectionCard title={texts.family}>
      <div id="family" tabIndex={-1}>
        <p className="kj-soft">{texts.familyLead}</p>
        {errors.errorAt('family') !== null && <p className="kj-field-error">{errors.errorAt('family')}</p>}
      </div>
      {family.map((relative, row) => (
        <RowCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no name but their place
          key={row}
          id={`family-${row}`}
          title={texts.relative(row + 1)}
          removal={texts.removeRelative(row + 1)}
          onRemove={() => change((all) => all.filter((_, place) => place !== row))}
        >
          {FIELDS.map(({ part, ...input }) => (
            <TextInput
              key={part}
              {...input}
              id={`family-${row}-${part}`}
              value={relative[part]}
              error={errors.errorAt(`family.${row}.${part}`)}
              onBlur={() => errors.leave(`family.${row}.${part}`)}
              onChange={(event) => {
                const { value } = event.currentTarget
                change((all) => all.map((one, place) => (place === row ? { ...one, [part]: value } : one)))
              }}
            />
          ))}
        </RowCard>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size="1.1em" aria-hidden />}
        disabled={family.length >= MOST}
        onClick={() => change((all) => [...all, EMPTY])}
      >
        {texts.addRelative}
      </Button>
    </SectionCard>
  )
}
