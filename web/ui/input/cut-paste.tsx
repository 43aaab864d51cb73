import { useEffect, useState } from 'react'
import { Notice } from '../notice.tsx'
import { uiTexts } from '../ui.texts.ts'
import { cutOf } from './cut-of.ts'

/**
 * Says when the browser has left out the end of what was pasted: it does so without a word, and an explanation would be sent without its end. The
 * words stay while the person is in that field, above everything, because a keyboard on the screen covers what is below.
 */
export function CutPaste() {
  const [cut, setCut] = useState<{ most: number; lost: number }>()
  useEffect(() => {
    const hear = ({ target, clipboardData }: ClipboardEvent) => {
      const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (!isText || target.readOnly) return
      // A line break counts once, and a single line has none.
      const text = (clipboardData?.getData('text') ?? '').replace(/\r\n?/g, '\n')
      const lost = cutOf(target, target instanceof HTMLInputElement ? text.replaceAll('\n', '') : text)
      setCut(lost > 0 ? { most: target.maxLength, lost } : undefined)
    }
    const forget = () => setCut(undefined)
    document.addEventListener('paste', hear)
    document.addEventListener('focusout', forget)
    return () => {
      document.removeEventListener('paste', hear)
      document.removeEventListener('focusout', forget)
    }
  }, [])
  if (cut === undefined) return null
  return (
    <div className="kj-cut-paste">
      <Notice tone="must">{uiTexts.cutPaste(cut)}</Notice>
    </div>
  )
}
