import { TextInput } from '@mantine/core'
import { ProgressBar } from '../progress-bar.tsx'
import { captchaTexts as texts } from './captcha.texts.ts'
import { CaptchaImage } from './captcha-image.tsx'
import type { Captcha } from './use-captcha.ts'

/** LOG-04: an image that a click or Enter renews and a button enlarges, or, without seeing, work by the browser. */
export function CaptchaField({ captcha, error }: { captcha: Captcha; error?: string | null }) {
  if (captcha.work !== undefined) return <WorkField captcha={captcha} error={error ?? null} />
  const { picture } = captcha
  return (
    <div>
      <TextInput
        id="captcha"
        label={texts.label}
        description={texts.description}
        error={error ?? null}
        value={captcha.answer}
        onChange={(event) => captcha.setAnswer(event.currentTarget.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={20}
        required
        withAsterisk={false}
      />
      <CaptchaImage picture={picture} onRefresh={captcha.refresh} />
      {typeof picture === 'object' && picture.demonstrationAnswer !== undefined && (
        <p className="kj-captcha-answer">{texts.demonstration(picture.demonstrationAnswer)}</p>
      )}
      <button type="button" className="kj-link" onClick={captcha.startWork}>
        {texts.toWork}
      </button>
    </div>
  )
}

function WorkField({ captcha, error }: { captcha: Captcha; error: string | null }) {
  const { work } = captcha
  return (
    <div id="captcha" tabIndex={-1}>
      {work?.kind === 'running' && <ProgressBar label={texts.working} share={work.share} />}
      <p role="status">
        {work?.kind === 'done' && texts.workDone}
        {work?.kind === 'failed' && texts.workFailed}
      </p>
      {error !== null && <p className="kj-field-error">{error}</p>}
      <div className="kj-row">
        {work?.kind === 'failed' && (
          <button type="button" className="kj-link" onClick={captcha.startWork}>
            {texts.again}
          </button>
        )}
        <button type="button" className="kj-link" onClick={captcha.useImage}>
          {texts.toImage}
        </button>
      </div>
    </div>
  )
}
