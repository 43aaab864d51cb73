import { Button } from '@mantine/core'
import { useState } from 'react'
import { demonstrationAccounts } from '#contracts/entrance.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

interface SampleAccountsProps {
  onChoose: (account: { idNumber: string; password: string }) => void
}

/** Lists invented people and what each demonstrates; a click fills the form. Demonstration mode only. */
export function SampleAccounts({ onChoose }: SampleAccountsProps) {
  const accounts = useReply(demonstrationAccounts)
  const [chosen, setChosen] = useState<string>()
  return (
    <SectionCard title={texts.accounts}>
      <p className="kj-soft">{texts.demonstrationLead}</p>
      <Loaded reply={accounts}>
        {({ candidates }) => (
          <ul className="kj-accounts">
            {candidates.map((account) => (
              <li key={account.idNumber}>
                <div>
                  <span className="kj-strong">{account.name}</span>
                  <span className="kj-soft">{account.story}</span>
                  <span className="kj-small">{account.idNumber}</span>
                </div>
                <Button
                  variant="light"
                  aria-label={`${texts.fill} ${account.name}`}
                  onClick={() => {
                    onChoose(account)
                    setChosen(account.name)
                    document.getElementById('captcha')?.focus()
                  }}
                >
                  {texts.fill}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p role="status" className="kj-small">
        {chosen !== undefined && texts.filled(chosen)}
      </p>
    </SectionCard>
  )
}
