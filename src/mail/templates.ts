// Every mail we write, in Assay’s words: each function gives the subject, the text part and the HTML part.
export { accountExistsMail, resetPasswordMail, verifyEmailMail } from './letters/accounts.ts'
export { accountChangedMail, invitationMail, sentLinkMail } from './letters/staffAccounts.ts'
export {
  approvedMail,
  askedMail,
  changesRequestedMail,
  confirmedMail,
  declinedMail,
  emergencyMail,
  nextApprovalMail,
  releaseAlarmMail,
  submittedMail,
  type MoveFacts,
} from './letters/workflow.ts'
