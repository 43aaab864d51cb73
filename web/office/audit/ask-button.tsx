import { UnstyledButton } from '@mantine/core'
import { auditTexts as texts } from './audit.texts.ts'

/** A name in the list; it narrows the list to what concerns that person or thing. */
export function AskButton({ name, onAsk }: { name: string; onAsk: () => void }) {
  return (
    <UnstyledButton className="kj-link kj-ask" aria-label={texts.only(name)} onClick={onAsk}>
      {name}
    </UnstyledButton>
  )
}
