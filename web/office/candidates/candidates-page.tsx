import { useQueryClient } from '@tanstack/react-query'
import { findCandidates } from '#contracts/office/candidates.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SearchForm } from '../ui-search-form.tsx'
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
  const search = (typed: string) => {
    // A repeated search for the same words must show the current state.
    if (typed === q) void client.invalidateQueries({ queryKey: [findCandidates.id] })
    else remember(typed)
  }
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <SearchForm shortest={2} maxLength={60} words={texts} last={q} onSearch={search} />
      {q !== '' && <SearchResults q={q} />}
    </>
  )
}
