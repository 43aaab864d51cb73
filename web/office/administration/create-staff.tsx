import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { createStaff, listStaff } from '#contracts/office-administration.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { roleWords } from '../shell/shell.texts.ts'
import { administrationTexts as texts } from './administration.texts.ts'

interface CreateStaffProps {
  schools: readonly { id: string; name: string }[]
  onPassword: (password: string) => void
}

const EMPTY = { username: '', name: '', role: 'school_registrar', schoolId: '' }

/** ACC-01: a new account with one role; the one-time password is shown once. */
export function CreateStaff({ schools, onPassword }: CreateStaffProps) {
  const [value, setValue] = useState(EMPTY)
  const act = useAct(createStaff, [listStaff])
  const isOfSchool = value.role === 'school_registrar'
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) =>
    setValue({ ...value, [name]: event.currentTarget.value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const scope = isOfSchool && value.schoolId !== '' ? { schoolId: value.schoolId } : {}
    act.mutate(
      { body: { username: value.username, name: value.name, roles: [{ role: value.role, ...scope }] } },
      {
        onSuccess: ({ oneTimePassword }) => {
          onPassword(oneTimePassword)
          setValue(EMPTY)
        },
      },
    )
  }
  const { problems, message } = refusedForm(act.error)
  return (
    <form className="kj-stack" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} message={message} />
      <div className="kj-form-row">
        <TextInput
          {...field('username', problems)}
          label={texts.username}
          description={texts.usernameHelp}
          value={value.username}
          onChange={set('username')}
          maxLength={32}
        />
        <TextInput
          {...field('name', problems)}
          label={texts.name}
          value={value.name}
          onChange={set('name')}
          maxLength={60}
        />
        <NativeSelect
          {...field('roles', problems)}
          label={texts.role}
          value={value.role}
          onChange={set('role')}
          data={Object.entries(roleWords).map(([role, label]) => ({ value: role, label }))}
        />
        {isOfSchool && (
          <NativeSelect
            label={texts.school}
            value={value.schoolId}
            onChange={set('schoolId')}
            data={[{ value: '', label: '—' }, ...schools.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <Button type="submit" loading={act.isPending}>
          {texts.create}
        </Button>
      </div>
    </form>
  )
}
