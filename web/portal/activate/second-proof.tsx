import { Button, Radio, TextInput } from '@mantine/core'
import { sendActivationCode } from '#contracts/portal.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { activateTexts as texts } from './activate.texts.ts'
import type { Proof } from './use-activation.ts'

interface SecondProofProps {
  proof: Proof
  onChange: (proof: Proof) => void
  hasPhone: boolean
  /** Whether the platform can send text messages at all. */
  canText: boolean
  problems: readonly Problem[]
}

/** The field for the second proof: one of the person's 准考证号, or a code sent to the registered phone (LOG-02). */
export function SecondProof({ proof, onChange, hasPhone, canText, problems }: SecondProofProps) {
  return (
    <fieldset className="kj-fieldset">
      <legend>{texts.proof}</legend>
      {hasPhone ? (
        <Radio.Group
          value={proof.kind}
          onChange={(kind) => onChange({ kind: kind === 'code' ? 'code' : 'ticket', value: '' })}
          label={texts.proof}
          labelProps={{ className: 'kj-hidden' }}
        >
          <Radio className="kj-radio" value="ticket" label={texts.byTicket} />
          <Radio className="kj-radio" value="code" label={texts.byCode} />
        </Radio.Group>
      ) : (
        <p className="kj-soft">{canText ? texts.noPhone : texts.noTexting}</p>
      )}
      <TextInput
        {...field('proof', problems)}
        label={proof.kind === 'ticket' ? texts.ticketNo : texts.code}
        description={proof.kind === 'code' ? texts.codeHelp : undefined}
        value={proof.value}
        onChange={(event) => onChange({ ...proof, value: event.currentTarget.value })}
        inputMode="numeric"
        autoComplete={proof.kind === 'code' ? 'one-time-code' : 'off'}
        maxLength={40}
        required
        withAsterisk={false}
      />
      {proof.kind === 'code' && <SendCode />}
    </fieldset>
  )
}

function SendCode() {
  const send = useAct(sendActivationCode)
  return (
    <div className="kj-send-code">
      <Button variant="default" loading={send.isPending} onClick={() => send.mutate({})}>
        {texts.sendCode}
      </Button>
      {send.isSuccess && <Notice tone="approval">{texts.codeSent}</Notice>}
      {send.isError && <Notice tone="refusal">{errorWords(send.error)}</Notice>}
    </div>
  )
}
