import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { arrivalsTexts as texts } from './arrivals.texts.ts'

const SHORTEST = 4

/** Looks another person up by a 准考证号 that somebody holds in the hand. */
export function OwnerSearch({ onSearch }: { onSearch: (ticketNo: string) => void }) {
  const [typed, setTyped] = useState('')
  const [isShort, setShort] = useState(false)
  const search = (event: FormEvent) => {
    event.preventDefault()
    const entered = typed.trim()
    setShort(entered.length < SHORTEST)
    if (entered.length >= SHORTEST) onSearch(entered)
  }
  return (
    <form className="kj-form-row" onSubmit={search} noValidate>
      <TextInput
        type="search"
        className="kj-search"
        label={texts.search}
        description={texts.searchHelp}
        error={isShort && texts.searchShort}
        value={typed}
        maxLength={30}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {texts.submit}
      </Button>
    </form>
  )
}
