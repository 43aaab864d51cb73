import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listTrustedKeys, proposeTrustedKey } from '#contracts/office/trusted-keys.ts'
import { parseDay, startOfBeijingDay } from '#rulebook/beijing-time.ts'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { FormDialog } from '../ui-form-dialog.tsx'
import { trustedKeysTexts as texts } from './trusted-keys.texts.ts'

const EMPTY = { installation: '', authority: '', province: '', publicKey: '', validFrom: '', proof: '' }
type Typed = typeof EMPTY

/** The dialog that registers a key of another installation; nothing is believed under it before a second person agreed. */
export function ProposeKey({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(proposeTrustedKey, [listTrustedKeys])
  const send = () => {
    const said = trimmed(typed)
    const day = parseDay(said.validFrom)
    const found = problemsOf(said)
    act.reset()
    setOwn(found)
    if (day !== undefined && found.length === 0)
      act.mutate(
        { body: { ...said, validFrom: startOfBeijingDay(day).toISOString() } },
        { onSuccess: onClose },
      )
  }
  const text = (problems: readonly Problem[], name: keyof Typed, help?: string) => (
    <TextInput
      {...field(name, problems)}
      label={texts[name]}
      description={help}
      value={typed[name]}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  )
  return (
    <FormDialog
      title={texts.propose}
      act={texts.submit}
      own={own}
      running={act}
      onClose={onClose}
      onSend={send}
    >
      {(problems) => (
        <>
          <NativeSelect
            {...field('province', problems)}
            label={texts.province}
            value={typed.province}
            data={[{ value: '', label: texts.chooseProvince }, ...PROVINCES]}
            onChange={(event) => setTyped({ ...typed, province: event.currentTarget.value })}
          />
          {text(problems, 'authority')}
          {text(problems, 'installation', texts.installationHelp)}
          {text(problems, 'publicKey', texts.publicKeyHelp)}
          {text(problems, 'validFrom', texts.validFromHelp)}
          <Textarea
            {...field('proof', problems)}
            label={texts.proof}
            description={texts.proofHelp}
            value={typed.proof}
            maxLength={400}
            autosize
            minRows={2}
            onChange={(event) => setTyped({ ...typed, proof: event.currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  )
}

function trimmed(typed: Typed): Typed {
  return {
    installation: typed.installation.trim().toLowerCase(),
    authority: typed.authority.trim(),
    province: typed.province,
    publicKey: typed.publicKey.trim().toLowerCase(),
    validFrom: typed.validFrom.trim(),
    proof: typed.proof.trim(),
  }
}

function problemsOf(said: Typed): Problem[] {
  const rules: readonly [keyof Typed, boolean, string][] = [
    ['province', said.province !== '', texts.provinceMissing],
    ['authority', said.authority.length >= 2, texts.nameMissing],
    ['installation', /^[a-z0-9][a-z0-9.-]{1,62}$/.test(said.installation), texts.installationWrong],
    ['publicKey', /^[0-9a-f]{64}$/.test(said.publicKey), texts.publicKeyWrong],
    ['validFrom', parseDay(said.validFrom) !== undefined, texts.validFromWrong],
    ['proof', said.proof.length >= 4, texts.proofShort],
  ]
  return rules.filter(([, isGood]) => !isGood).map(([name, , words]) => ({ field: name, text: words }))
}
