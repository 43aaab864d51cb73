import { Button } from '@mantine/core'
import { useState } from 'react'
import { demonstrationAccounts } from '#contracts/entrance.ts'
import { call } from '#web/client/call.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

interface SampleStaffProps {
  onChoose: (account: { username: string; password: string; code: string }) => void
}

/** Lists one account for each role; each click fetches a fresh code. Demonstration mode only. */
export function SampleStaff({ onChoose }: SampleStaffProps) {
  const accounts = useReply(demonstrationAccounts)
  const [asking, setAsking] = useState<string>()
  // Only one request runs at a time: a late answer to an earlier click would overwrite the form while the person types.
  const choose = async (username: string) => {
    if (asking) return
    setAsking(username)
    try {
      const { staff } = await call(demonstrationAccounts)
      const account = staff.find((one) => one.username === username)
      if (account) onChoose({ username, password: account.password, code: account.currentCode })
      document.getElementById('captcha')?.focus()
    } finally {
      setAsking(undefined)
    }
  }
  return (
    <SectionCard title={texts.samples}>
      <p className="kj-soft">{texts.samplesLead}</p>
      <Loaded reply={accounts}>
        {({ staff }) => (
          <ul className="kj-accounts">
            {staff.map(({ username, name, post }) => (
              <li key={username} className="kj-row">
                <Button
                  variant="light"
                  aria-label={`${texts.fill} ${name} ${post}`}
                  loading={asking === username}
                  onClick={() => void choose(username)}
                >
                  {texts.fill}
                </Button>
                <span>
                  <span className="kj-strong">{name}</span> <span className="kj-soft">{post}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </SectionCard>
  )
}
