export { findServiceWindow, readServiceWindows, type ServiceWindow } from './find-window.ts'
