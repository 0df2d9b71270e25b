/**
 * What data validation and ISEMAIL, ISURL take for an e-mail address or a web address. Google does not publish its
 * rules; these are the plain forms (assumption), deliberately without quoted local parts.
 */

export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}]{2,}$/u.test(text)
  );
}

export function isWebAddress(text: string): boolean {
  return (
    text.length <= 2083 &&
    /^(?:(?:https?|ftp):\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u.test(text)
  );
}
