import { Button, PasswordInput, TextInput } from '@mantine/core'
import { flushSync } from 'react-dom'
import { publicTexts } from '#contracts/entrance.ts'
import { ownRecord } from '#contracts/portal.ts'
import { waitingPhoneCode } from '#contracts/profile.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field, TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { useFocusWhenDrawn } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { passwordTexts } from '#web/ui/password/password.texts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personTexts as texts } from './person.texts.ts'
import { type PhoneForm, usePhone, type Waiting } from './use-phone.ts'

/** Changes the registered phone: the password and the new number first, then the code that was sent to it (PRF-01). */
export function PhoneCard() {
  const reply = useReply(ownRecord)
  const waiting = useReply(waitingPhoneCode)
  const canText = useReply(publicTexts).data?.canText ?? true
  return (
    <SectionCard title={texts.changePhone}>
      <Loaded reply={reply} rows={3}>
        {({ phoneMasked }) => (
          <>
            <p>{phoneMasked ? texts.phoneNow(phoneMasked) : texts.phoneNone}</p>
            {canText ? (
              <Loaded reply={waiting}>{({ sent }) => <ChangePhone waiting={sent} />}</Loaded>
            ) : (
              <Notice tone="must">{texts.noTexting}</Notice>
            )}
          </>
        )}
      </Loaded>
    </SectionCard>
  )
}

function ChangePhone({ waiting }: { waiting: Waiting }) {
  const form = usePhone(waiting)
  return (
    <form className="kj-stack kj-form" onSubmit={form.submit} noValidate>
      <p className="kj-soft">{texts.phoneLead}</p>
      {form.isDone && <News words={texts.phoneChanged} />}
      <ErrorSummary problems={form.problems} message={form.message} />
      {form.isSent ? <CodeFields form={form} /> : <NumberFields form={form} />}
    </form>
  )
}

/** Takes the focus, because the fields that had it are gone. */
function News({ words }: { words: string }) {
  const box = useFocusWhenDrawn<HTMLDivElement>()
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="approval">{words}</Notice>
    </div>
  )
}

function NumberFields({ form }: { form: PhoneForm }) {
  return (
    <>
      <TextInput
        {...field('phone', form.problems)}
        label={texts.newPhone}
        value={form.typed.phone}
        onChange={(event) => form.change({ phone: event.currentTarget.value })}
        autoComplete="tel"
        inputMode="tel"
        maxLength={30}
        required
        withAsterisk={false}
      />
      <PasswordInput
        // The form 修改密码 on the same page asks for it too, so its id differs.
        {...field('phonePassword', form.problems)}
        label={texts.passwordNow}
        value={form.typed.password}
        onChange={(event) => form.change({ password: event.currentTarget.value })}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': passwordTexts.show, tabIndex: 0 }}
        required
        withAsterisk={false}
      />
      <div>
        <Button type="submit" loading={form.isWorking}>
          {texts.sendCode}
        </Button>
      </div>
    </>
  )
}

function CodeFields({ form }: { form: PhoneForm }) {
  const startAgain = () => {
    flushSync(form.startAgain)
    document.getElementById('phone')?.focus()
  }
  return (
    <>
      {form.earlier ? (
        <Notice tone="going">
          {texts.codeWaits(form.earlier.phoneMasked, formatInstant(new Date(form.earlier.until)))}
        </Notice>
      ) : (
        <News words={texts.codeSent} />
      )}
      <TextInput
        {...field('code', form.problems)}
        label={texts.code}
        value={form.typed.code}
        onChange={(event) => form.change({ code: event.currentTarget.value })}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={TYPED_CODE_LENGTH}
        required
        withAsterisk={false}
      />
      <div className="kj-buttons">
        <Button type="submit" loading={form.isWorking}>
          {texts.confirmPhone}
        </Button>
        <Button variant="default" onClick={startAgain}>
          {texts.otherNumber}
        </Button>
      </div>
    </>
  )
}
