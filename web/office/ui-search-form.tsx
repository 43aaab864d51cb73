import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

export interface SearchFormProps {
  /** Fewer characters than these find too much. */
  shortest: number
  maxLength: number
  words: { search: string; searchHelp?: string; searchShort: string; submit: string }
  /** What was searched for before. */
  last?: string
  /** The page has an act that matters more. */
  quiet?: boolean
  /** Gets an empty text when too little was typed: what an earlier search found is no answer to it. */
  onSearch: (typed: string) => void
}

/** A field for what somebody looks for: a name, or a number that they hold in the hand. */
export function SearchForm({ shortest, maxLength, words, last = '', quiet, onSearch }: SearchFormProps) {
  const [typed, setTyped] = useState(last)
  const [isShort, setShort] = useState(false)
  const search = (event: FormEvent) => {
    event.preventDefault()
    const entered = typed.trim()
    // Counted as the server does: a rare character of a name is one.
    const isEnough = [...entered].length >= shortest
    setShort(!isEnough)
    onSearch(isEnough ? entered : '')
  }
  return (
    <form className="kj-form-row" onSubmit={search} noValidate>
      <TextInput
        type="search"
        className="kj-search"
        label={words.search}
        description={words.searchHelp}
        error={isShort && words.searchShort}
        value={typed}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" {...(quiet && { variant: 'default' })}>
        {words.submit}
      </Button>
    </form>
  )
}
