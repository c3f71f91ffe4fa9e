// Every mail we write, in Assay’s words: each function gives the subject, the text part and the HTML part.
export { accountExistsMail, resetPasswordMail, verifyEmailMail } from './accounts.ts'
export { accountChangedMail, invitationMail, sentLinkMail } from './staffAccounts.ts'
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
} from './workflow.ts'
