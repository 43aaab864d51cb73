import { Switch } from '@mantine/core'
import { useState } from 'react'
import { areSingleKeysOn, setSingleKeys } from '../single-keys.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** Turns the single keys of the review desk on and off. */
export function SingleKeysSwitch() {
  const [isOn, setOn] = useState(areSingleKeysOn)
  return (
    <Switch
      label={texts.singleKeys}
      checked={isOn}
      onChange={(event) => {
        setSingleKeys(event.currentTarget.checked ? 'on' : 'off')
        setOn(event.currentTarget.checked)
      }}
    />
  )
}
