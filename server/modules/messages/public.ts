export { addMessage } from './add-message.ts'
export { countUnread, insertMessages, listUnread, unlinkMessages } from './message.store.ts'
export { deliverSms, sendSms } from './send-sms.ts'
export { deleteOldSms } from './sms.store.ts'
