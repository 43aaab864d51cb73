import { useSyncExternalStore } from 'react'
import { isOwnDevice, onOwnDevice } from '#web/client/offline/own-device.ts'

/** Whether the person has said that this is their own device (HOM-08). */
export function useOwnDevice(): boolean {
  return useSyncExternalStore(onOwnDevice, isOwnDevice)
}
