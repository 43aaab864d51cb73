import { browserWords, deviceTexts, machineWords } from './device.texts.ts'

/** LOG-07: a device as its owner would call it; what nobody knows is shown as it called itself. */
export function deviceWords(agent: string): string {
  const words = [machineWords, browserWords].flatMap(
    (known) => known.find(([mark]) => mark.test(agent))?.[1] ?? [],
  )
  return words.length === 0 ? agent : words.join(deviceTexts.between)
}
