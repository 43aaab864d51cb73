import { Button, PasswordInput } from '@mantine/core'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { NewPasswordFields } from '#web/ui/password/new-password-fields.tsx'
import { passwordTexts } from '#web/ui/password/password.texts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personTexts as texts } from './person.texts.ts'
import { useChangePassword } from './use-change-password.ts'

/** The form that changes the password; it asks for the current one (LOG-07). */
export function PasswordCard() {
  const form = useChangePassword()
  return (
    <SectionCard title={texts.password}>
      <p className="kj-soft">{texts.passwordLead}</p>
      <form className="kj-stack kj-form" onSubmit={form.submit} noValidate>
        {form.isDone && <Notice tone="approval">{texts.changed}</Notice>}
        <ErrorSummary problems={form.problems} message={form.message} />
        <PasswordInput
          {...field('currentPassword', form.problems)}
          label={texts.current}
          value={form.current}
          onChange={(event) => form.setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': passwordTexts.show, tabIndex: 0 }}
          required
          withAsterisk={false}
        />
        <NewPasswordFields
          value={form.passwords}
          onChange={form.setPasswords}
          context={form.context}
          problems={form.problems}
        />
        <div>
          <Button type="submit" loading={form.isWorking}>
            {texts.change}
          </Button>
        </div>
      </form>
    </SectionCard>
  )
}
