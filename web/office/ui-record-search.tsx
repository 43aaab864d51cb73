import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { SearchForm, type SearchFormProps } from './ui-search-form.tsx'

interface RecordSearchProps extends Pick<SearchFormProps, 'shortest' | 'maxLength' | 'words'> {
  /** The route that searches: asked again whenever somebody searches, for the same words too. */
  contract: { id: string }
  children: (typed: string) => ReactNode
}

/** A field for what somebody looks for, and below it what was found. */
export function RecordSearch({ contract, children, ...form }: RecordSearchProps) {
  const client = useQueryClient()
  const [searched, setSearched] = useState('')
  const search = (typed: string) => {
    setSearched(typed)
    void client.invalidateQueries({ queryKey: [contract.id] })
  }
  return (
    <>
      <SearchForm {...form} onSearch={search} />
      {searched !== '' && children(searched)}
    </>
  )
}
