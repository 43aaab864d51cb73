import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { findCandidates } from '#contracts/office/candidates.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { SearchResults } from './search-results.tsx'
import { useLastSearch } from './use-last-search.ts'

/**
 * Searches for a candidate in scope (ACC-02). The search words never stand in the address, because addresses are
 * logged.
 */
export function CandidatesPage() {
  const client = useQueryClient()
  const [q, remember] = useLastSearch()
  const [typed, setTyped] = useState(q)
  const [isShort, setShort] = useState(false)
  const search = (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    setShort(wanted.length < 2)
    if (wanted.length < 2) return
    // A repeated search for the same words must show the current state.
    if (wanted === q) void client.invalidateQueries({ queryKey: [findCandidates.id] })
    else remember(wanted)
  }
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <form className="kj-form-row" onSubmit={search} noValidate>
        <TextInput
          type="search"
          className="kj-search"
          label={texts.search}
          error={isShort && texts.searchShort}
          value={typed}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{texts.submit}</Button>
      </form>
      {q !== '' && <SearchResults q={q} />}
    </>
  )
}
