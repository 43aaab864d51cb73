import { type ReactNode, useId } from 'react'
import { focusTitle } from '#web/ui/focus-back.ts'
import { graduationTexts } from '../graduation.texts.ts'

const { history: texts } = graduationTexts

interface RowCardProps {
  id: string
  title: string
  /** The name of the button that takes the row away. */
  removal: string
  onRemove: () => void
  children: ReactNode
}

/** One row of a list that grows: a titled group of fields, and the way to take it away. */
export function RowCard({ id, title, removal, onRemove, children }: RowCardProps) {
  const titleId = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put its legend on the border
    <div id={id} role="group" aria-labelledby={titleId} tabIndex={-1} className="kj-row-card">
      <div className="kj-row-card-title">
        <h3 id={titleId}>{title}</h3>
        <button
          type="button"
          className="kj-link"
          aria-label={removal}
          onClick={() => {
            focusTitle()
            onRemove()
          }}
        >
          {texts.remove}
        </button>
      </div>
      <div className="kj-stack kj-form">{children}</div>
    </div>
  )
}
