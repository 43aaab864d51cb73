import { valuesIn } from './values.texts.ts'

/** Words whose dates and numbers are not broken between two lines (UX-01). */
export function WholeWords({ words }: { words: string }) {
  let at = 0
  return valuesIn(words).map(({ text, isValue }) => {
    const key = at
    at += text.length
    return isValue ? (
      <span key={key} className="kj-nowrap">
        {text}
      </span>
    ) : (
      text
    )
  })
}
