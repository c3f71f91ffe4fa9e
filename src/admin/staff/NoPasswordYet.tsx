// What stands in the form of a new account in place of a password.

/**
 * Says that a link is mailed. Payload's two fields are not shown (desk.css), and SaveAccount does not send
 * them.
 */
export function NoPasswordYet() {
  return (
    <p className="desk-password">
      No password is set here. When you save, a link is mailed to the address, and your colleague chooses one.
    </p>
  )
}
