import { Button } from '@mantine/core'
import { photoRuleTexts as rules } from '#rulebook/graduation-photo/graduation-photo.texts.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '../../notice.tsx'
import { ProgressBar } from '../../progress-bar.tsx'
import { Skeleton } from '../../skeleton.tsx'
import { uiTexts } from '../../ui.texts.ts'
import { photoTexts } from '../photo.texts.ts'
import type { UploadFailure } from '../queue/pending-photo.ts'
import { portraitTexts as texts } from './portrait.texts.ts'
import type { SendPortrait } from './portrait-field-props.ts'
import { PortraitFrame } from './portrait-frame.tsx'
import { PortraitResult } from './portrait-result.tsx'
import { type PortraitState, usePortrait } from './use-portrait.ts'
import { useSending } from './use-sending.ts'

interface PortraitDialogProps {
  /** What the photograph is called on the page. */
  label: string
  file: Blob
  send: SendPortrait
  /** Why an upload failed. */
  explain: (cause: unknown) => UploadFailure
  /** The photograph is stored. */
  onSent: () => void
  onClose: () => void
}

/** From a chosen picture to a stored 毕业照片: place the frame, look at what was found, use it (GRA-10). */
export function PortraitDialog({ label, file, send, explain, onSent, onClose }: PortraitDialogProps) {
  const { state, frame, place, move, turn, check, again } = usePortrait(file)
  const sending = useSending(send, { explain, onSent })
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.titleOf(label)}
      size="xl"
      closeButtonProps={{ 'aria-label': uiTexts.close }}
      closeOnClickOutside={false}
    >
      {state.kind === 'framing' || state.kind === 'checking' ? (
        <>
          <p className="kj-soft">{texts.help}</p>
          <PortraitFrame
            picture={state.opened.screen}
            frame={frame}
            onPlace={place}
            onMove={move}
            onTurn={turn}
          />
          <p className="kj-soft kj-small">{texts.keys}</p>
        </>
      ) : (
        <Said state={state} />
      )}
      {state.kind === 'checked' && <PortraitResult portrait={state.portrait} />}
      {sending.isWaiting && <p role="status">{photoTexts.waitingTurn}</p>}
      {sending.share !== undefined && !sending.isWaiting && (
        <ProgressBar label={texts.sending} share={sending.share} />
      )}
      {sending.failure !== undefined && <Notice tone="refusal">{sending.failure}</Notice>}
      <div className="kj-buttons">
        <Button variant="default" onClick={onClose}>
          {state.kind === 'framing' || state.kind === 'checking' ? uiTexts.cancel : texts.another}
        </Button>
        {(state.kind === 'framing' || state.kind === 'checking') && (
          <Button loading={state.kind === 'checking'} onClick={check}>
            {texts.check}
          </Button>
        )}
        {state.kind === 'checked' && (
          <Button variant="default" onClick={again} disabled={sending.share !== undefined}>
            {texts.again}
          </Button>
        )}
        <UseButton state={state} isSending={sending.share !== undefined} onUse={sending.start} />
      </div>
    </Modal>
  )
}

/** Says what goes on, or why it does not. */
function Said({ state }: { state: PortraitState }) {
  switch (state.kind) {
    case 'opening':
      return (
        <>
          <p role="status">{texts.opening}</p>
          <Skeleton />
        </>
      )
    case 'unusable':
      return (
        <Notice tone="refusal">
          {state.reason === 'broken' ? texts.broken : photoTexts.unusable[state.reason]}
        </Notice>
      )
    case 'too_small':
      return (
        <Notice tone="refusal">{rules.too_small(state.opened.size.width, state.opened.size.height)}</Notice>
      )
    case 'framing':
    case 'checking':
    case 'checked':
      return null
    default:
      return state satisfies never
  }
}

interface UseButtonProps {
  state: PortraitState
  isSending: boolean
  onUse: (photo: Blob) => void
}

function UseButton({ state, isSending, onUse }: UseButtonProps) {
  if (state.kind !== 'checked') return null
  const { outcome } = state.portrait
  if (outcome.kind !== 'fits') return null
  return (
    <Button loading={isSending} onClick={() => onUse(outcome.photo)}>
      {texts.use}
    </Button>
  )
}
