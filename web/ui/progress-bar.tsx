import { uiTexts } from './ui.texts.ts'

/** How far something is, as a bar and as a number; `share` is 0 to 1. */
export function ProgressBar({ label, share }: { label: string; share: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className="kj-progress">
      <div className="kj-progress-words">
        <span>{label}</span>
        <span>{uiTexts.progress(percent)}</span>
      </div>
      <progress max={100} value={percent} aria-label={label} />
    </div>
  )
}
