export { findServiceWindow, readServiceWindows, type ServiceWindow } from './find-window.ts'
export { windows } from './windows-section.store.ts'
