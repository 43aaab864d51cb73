import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { publicationsTexts as texts } from './publications.texts.ts'
import { instantOf, type PublishMoment } from './publish-moment.ts'

interface PublishMomentFieldsProps {
  /** What the button says. */
  act: string
  onAsk: (moment: PublishMoment) => void
}

/** Says when to publish: immediately on approval, or at an instant of Beijing time (IMP-02, GRA-12). */
export function PublishMomentFields({ act, onAsk }: PublishMomentFieldsProps) {
  const [moment, setMoment] = useState('now')
  const [at, setAt] = useState('')
  const [isMissing, setMissing] = useState(false)
  const ask = () => {
    const publishAt = moment === 'now' ? undefined : instantOf(at)
    const isBare = moment === 'later' && publishAt === undefined
    setMissing(isBare)
    if (!isBare) onAsk(publishAt === undefined ? {} : { publishAt })
  }
  return (
    <>
      <NativeSelect
        label={texts.when}
        value={moment}
        onChange={(event) => setMoment(event.currentTarget.value)}
        data={[
          { value: 'now', label: texts.now },
          { value: 'later', label: texts.later },
        ]}
      />
      {moment === 'later' && (
        <TextInput
          type="datetime-local"
          label={texts.at}
          error={isMissing && texts.atMissing}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      )}
      <Button onClick={ask}>{act}</Button>
    </>
  )
}
