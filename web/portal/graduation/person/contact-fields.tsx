import { NativeSelect, Radio, TextInput } from '@mantine/core'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { ETHNIC_GROUPS } from '#rulebook/registration-form/ethnic-groups.ts'
import { POLITICAL_STATUSES } from '#rulebook/registration-form/political-statuses.ts'
import { registrationTexts } from '#rulebook/registration-form/registration-form.texts.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import { Link } from '../../shell/link.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { keptContact } from '../kept-form.ts'
import { useRegistrationErrors } from '../use-registration-errors.ts'

type Contact = GraduationForm['contact']
type TextField = Exclude<keyof Contact, 'gender' | 'ethnicity' | 'politicalStatus'>

const { person: texts } = graduationTexts
const { labels } = registrationTexts

const TEXT_FIELDS = [
  { field: 'birthplace', autoComplete: 'off', maxLength: 60 },
  { field: 'address', autoComplete: 'street-address', maxLength: 200 },
  { field: 'postcode', autoComplete: 'postal-code', maxLength: 20, inputMode: 'numeric' },
  { field: 'phone', autoComplete: 'tel', maxLength: 40, inputMode: 'tel' },
  { field: 'email', autoComplete: 'email', maxLength: 120, inputMode: 'email' },
  { field: 'employer', autoComplete: 'organization', maxLength: 100 },
  { field: 'position', autoComplete: 'organization-title', maxLength: 60 },
] as const satisfies readonly {
  field: TextField
  autoComplete: string
  maxLength: number
  inputMode?: string
}[]

/** The contact data of this application; the account's phone is another matter, and changes elsewhere (GRA-01). */
export function ContactFields({ wizard }: { wizard: GraduationWizard }) {
  const { contact } = wizard.form
  const errors = useRegistrationErrors(wizard)
  const change = (next: Partial<Contact>) =>
    wizard.change((form) => ({ ...form, contact: { ...form.contact, ...next } }))
  const leave = (field: keyof Contact) => {
    errors.leave(`contact.${field}`)
    const kept = keptContact(contact)[field]
    if (kept !== contact[field]) change({ [field]: kept })
  }
  const shared = (field: keyof Contact) => ({
    id: `contact-${field}`,
    label: labels[field],
    value: contact[field],
    error: errors.errorAt(`contact.${field}`),
    onBlur: () => leave(field),
  })
  return (
    <div className="kj-stack kj-form">
      <Question>
        <Radio.Group
          id="contact-gender"
          tabIndex={-1}
          label={labels.gender}
          value={contact.gender}
          error={errors.errorAt('contact.gender')}
          onChange={(value) => change({ gender: value === 'male' ? 'male' : 'female' })}
        >
          <div className="kj-row">
            <Radio className="kj-radio" value="male" label={texts.male} />
            <Radio className="kj-radio" value="female" label={texts.female} />
          </div>
        </Radio.Group>
      </Question>
      <Question>
        <NativeSelect
          {...shared('ethnicity')}
          data={choices(ETHNIC_GROUPS)}
          onChange={(event) => change({ ethnicity: event.currentTarget.value })}
        />
      </Question>
      <Question>
        <NativeSelect
          {...shared('politicalStatus')}
          data={choices(POLITICAL_STATUSES)}
          onChange={(event) => change({ politicalStatus: event.currentTarget.value })}
        />
      </Question>
      {TEXT_FIELDS.map(({ field, ...input }) => (
        <Question key={field}>
          <TextInput
            {...shared(field)}
            {...input}
            label={labels[field] + (OPTIONAL.has(field) ? texts.optional : '')}
            description={texts.hints[field]}
            onChange={(event) => change({ [field]: event.currentTarget.value })}
          />
        </Question>
      ))}
      <p className="kj-soft">
        {texts.accountPhone}{' '}
        <Link className="kj-link" to="/person">
          {texts.toAccountPhone}
        </Link>
      </p>
    </div>
  )
}

const OPTIONAL: ReadonlySet<string> = new Set(['email', 'employer', 'position'])

function choices(words: readonly string[]) {
  return [{ value: '', label: texts.choose }, ...words]
}
