import { useCallback, useState } from 'react'
import { listTexts } from '#contracts/office/administration.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { administrationTexts as texts, textWords } from './administration.texts.ts'
import { AskBeforeLeaving } from './ask-before-leaving.tsx'
import { type Change, EditText } from './edit-text.tsx'

/** Lists the texts of the sign-in page with their versions (LOG-06). */
export function TextsPage() {
  const reply = useReply(listTexts)
  const [unsaved, setUnsaved] = useState<readonly Change['key'][]>([])
  const note = useCallback(
    ({ key, isChanged }: Change) =>
      setUnsaved((now) => [...now.filter((one) => one !== key), ...(isChanged ? [key] : [])]),
    [],
  )
  return (
    <>
      <PageTitle title={texts.texts} product={texts.product} lead={texts.textsLead} />
      <Loaded reply={reply}>
        {({ texts: all }) => all.map((text) => <EditText key={text.key} text={text} onChanged={note} />)}
      </Loaded>
      <AskBeforeLeaving unsaved={unsaved.map((key) => textWords[key])} />
    </>
  )
}
