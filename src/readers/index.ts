// The readers' room: accounts, sessions, and the links in our mails.

export type { ReaderView } from './account.ts'
export { askForName, changePassword } from './changeAccount.ts'
export { currentReader, type SignedIn } from './currentReader.ts'
export {
  LinkSpentError,
  NotLoggedInError,
  ProofNeededError,
  ReaderInputError,
  WrongCredentialsError,
} from './errors.ts'
export { claimAllNames, claimOldNames } from './names/oldNames.ts'
export { namesToCheck } from './names/namesToCheck.ts'
export { logIn } from './logIn.ts'
export { logOut } from './logOut.ts'
export { register } from './register.ts'
export { requestReset } from './requestReset.ts'
export { resendVerification } from './resendVerification.ts'
export { resetPassword } from './resetPassword.ts'
export { endedSessionCookies, sessionCookies, sessionToken } from './session.ts'
export { verifyEmail } from './verifyEmail.ts'
