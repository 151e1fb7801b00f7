/** Which page of help explains an address. */

const ACCOUNT = /^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;

/** The key of the page of help: the first part of the address, or what stands for it. An unknown one leads to all of help. */
export function helpKey(pathname: string): string {
  const [first = 'dashboard', second, , fourth] = pathname.split('/').filter(Boolean);
  if (ACCOUNT.test(first)) return 'account';
  if (first === 'activities') return 'activity';
  if (first === 'staff' && second) return `staff-${fourth && second === 'activities' ? 'participants' : second}`;
  return first;
}
