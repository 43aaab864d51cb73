import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { oneReview } from '#contracts/office/reviews.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { destinationMajor, settleMajor } from '#contracts/transfers/destination-major.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct, useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { majorTexts as texts } from './major.texts.ts'

interface Item {
  id: string
  revision: number
  state: string
}

/** 核定转入专业: the code of a major that the candidate did not find in the list (TRO-01). */
export function SettleMajor({ item }: { item: Item }) {
  const { data } = useReply(destinationMajor, { params: { id: item.id } })
  if (data?.typed === undefined) return null
  return (
    <SectionCard title={texts.title}>
      <p>{texts.typed([data.typed.code, data.typed.name])}</p>
      <p role="status">{data.settled ? texts.settled([data.settled.code, data.settled.name]) : texts.open}</p>
      {(item.state === 'pending' || item.state === 'in_review') && <Entry item={item} known={data} />}
    </SectionCard>
  )
}

function Entry({ item, known }: { item: Item; known: ReplyOf<typeof destinationMajor> }) {
  const [code, setCode] = useState(known.settled?.code ?? known.typed?.code ?? '')
  const [isAsked, setAsked] = useState(false)
  const settle = useAct(settleMajor, [destinationMajor, oneReview])
  const folded = fold('major_code', code)
  const isCode = /^[0-9A-Z]{4,10}$/.test(folded)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const body = { revision: item.revision, majorCode: folded }
    if (isCode) settle.mutate({ params: { id: item.id }, body })
  }
  return (
    <form onSubmit={submit} className="kj-stack" noValidate>
      {known.majors.length > 0 && (
        <NativeSelect
          label={texts.list}
          data={[
            { value: '', label: texts.choose },
            ...known.majors.map((major) => ({ value: major.code, label: `${major.code} ${major.name}` })),
          ]}
          value={known.majors.some((major) => major.code === folded) ? folded : ''}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={texts.code}
        description={texts.codeHelp}
        value={code}
        maxLength={20}
        autoComplete="off"
        error={(isAsked || code !== '') && !isCode ? texts.codeForm : null}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {settle.isError && <Notice tone="refusal">{errorWords(settle.error)}</Notice>}
      <div>
        <Button type="submit" variant="default" loading={settle.isPending}>
          {texts.settle}
        </Button>
      </div>
    </form>
  )
}
