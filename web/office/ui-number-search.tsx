import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'

interface NumberSearchProps {
  /** What is searched with: an order's number, a 准考证号. Fewer characters than `shortest` find too much. */
  shortest: number
  maxLength: number
  words: { search: string; searchHelp: string; searchShort: string; submit: string }
  /** The route that searches: asked again whenever somebody searches, for the same number too. */
  contract: { id: string }
  children: (number: string) => ReactNode
}

/** A field for a number that somebody holds in the hand, and below it what was found. */
export function NumberSearch({ shortest, maxLength, words, contract, children }: NumberSearchProps) {
  const client = useQueryClient()
  const [number, setNumber] = useState('')
  const [typed, setTyped] = useState('')
  const [isShort, setShort] = useState(false)
  const search = (event: FormEvent) => {
    event.preventDefault()
    const entered = typed.trim()
    setShort(entered.length < shortest)
    if (entered.length < shortest) return
    setNumber(entered)
    void client.invalidateQueries({ queryKey: [contract.id] })
  }
  return (
    <>
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
        <Button type="submit">{words.submit}</Button>
      </form>
      {number !== '' && children(number)}
    </>
  )
}
