import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { createStaff, listStaff } from '#contracts/office/administration.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { FormDialog } from '../ui-form-dialog.tsx'
import { grantsOf, type RoleChoice, roleProblems } from './role-choice.ts'
import { RolePicker } from './role-picker.tsx'
import { staffTexts as texts } from './staff.texts.ts'
import type { Issued } from './staff-row.ts'

interface CreateStaffProps {
  schools: readonly { id: string; name: string }[]
  onPassword: (issued: Issued) => void
  onClose: () => void
}

/** Creates an account with its posts; the one-time password is shown once (ACC-01). */
export function CreateStaff({ schools, onPassword, onClose }: CreateStaffProps) {
  const [typed, setUsername] = useState('')
  // As it is kept, whichever way it was typed (EVI-07).
  const username = fold('username', typed)
  const [name, setName] = useState('')
  const [choice, setChoice] = useState<RoleChoice>({ roles: [], schoolIds: [] })
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(createStaff, [listStaff])
  const submit = () => {
    const found: Problem[] = [
      ...(/^[a-z][a-z0-9._-]{2,31}$/.test(username)
        ? []
        : [{ field: 'username', text: texts.usernameMissing }]),
      ...(name.trim() === '' ? [{ field: 'name', text: texts.nameMissing }] : []),
      ...roleProblems(choice),
    ]
    act.reset()
    setOwn(found)
    if (found.length > 0) return
    const body = { username, name: name.trim(), roles: grantsOf(choice) }
    // The page gets the password even if the dialog was closed meanwhile, because it cannot be fetched again.
    void act.mutateAsync({ body }, { onSuccess: onClose }).then(
      ({ oneTimePassword }) => onPassword({ username, name: body.name, password: oneTimePassword }),
      // The form shows the error.
      () => undefined,
    )
  }
  return (
    <FormDialog
      title={texts.create}
      act={texts.create}
      own={own}
      running={act}
      onClose={onClose}
      onSend={submit}
    >
      {(problems) => (
        <>
          <TextInput
            {...field('username', problems)}
            label={texts.username}
            description={texts.usernameHelp}
            value={typed}
            onChange={(event) => setUsername(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={32}
            data-autofocus
          />
          <TextInput
            {...field('name', problems)}
            label={texts.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="off"
            maxLength={60}
          />
          <RolePicker value={choice} onChange={setChoice} schools={schools} problems={problems} />
        </>
      )}
    </FormDialog>
  )
}
