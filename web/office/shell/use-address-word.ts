import { useSearch } from '@tanstack/react-router'
import { useReplace } from './office-link.tsx'

/**
 * One of these words, which the page shows and the address names: going back from what was opened, a reload and a bookmark show the same
 * list (REV-01). The usual one stands in no address.
 */
export function useAddressWord<Word extends string>(
  name: string,
  { words, usual }: { words: readonly Word[]; usual: Word },
): readonly [word: Word, choose: (word: string) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const replaceBy = useReplace()
  const word = words.find((one) => one === search[name]) ?? usual
  const choose = (chosen: string) => {
    const { pathname, search: words } = window.location
    const others = new URLSearchParams(words)
    if (chosen === usual) others.delete(name)
    else others.set(name, chosen)
    const more = others.size === 0 ? '' : `?${others}`
    replaceBy(`${pathname.replace(/^\/office/, '')}${more}`)
  }
  return [word, choose]
}
