import { Button } from '@mantine/core'
import type { RecordList } from '#contracts/office/support/whole-record.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { supportTexts as texts } from './support.texts.ts'
import type { WholeLists } from './use-whole-lists.ts'

/** Says that a list has older ones than those shown, and shows the next of them. */
export function OlderRows({ list, whole }: { list: RecordList; whole: WholeLists }) {
  if (!whole.hasOlder(list)) return null
  const isAsked = whole.asked === list
  return (
    <>
      {isAsked && whole.error && <Notice tone="refusal">{errorWords(whole.error)}</Notice>}
      <div className="kj-row kj-after">
        <span role="status">{texts.someShown(whole.lists[list].length)}</span>
        <Button
          variant="default"
          loading={isAsked && whole.isPending}
          disabled={whole.isPending}
          onClick={() => whole.askOlder(list)}
        >
          {texts.showOlder}
        </Button>
      </div>
    </>
  )
}
