import { browserWords, deviceTexts, machineWords } from './device.texts.ts'

/** Names a device in its owner's words (LOG-07); an unknown device keeps the name from its user agent. */
export function deviceWords(agent: string): string {
  const words = [machineWords, browserWords].flatMap(
    (known) => known.find(([mark]) => mark.test(agent))?.[1] ?? [],
  )
  return words.length === 0 ? agent : words.join(deviceTexts.between)
}
