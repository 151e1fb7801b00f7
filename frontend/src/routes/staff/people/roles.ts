/** What the roles are called, and who gives which. */
import { invitation } from '../../../i18n/invitation';
import { wordFor } from '../../../i18n/terms';
import { isAdministrator } from '../../../state/session';

/** The roles that are given to people, the plainest first. */
export const ROLES = ['LEARNER', 'STAFF', 'AUDITOR', 'ADMINISTRATOR'] as const;

export type GivenRole = (typeof ROLES)[number];

/** Those that the person who is signed in may offer. */
export const offered = (): readonly GivenRole[] => (isAdministrator.value ? ROLES : ['STAFF', 'LEARNER']);

/** A role with the provider where it holds. */
export function roleName(role: string, organization?: { name: string } | null): string {
  return organization ? invitation.value.staffOf(organization.name) : wordFor(invitation.value.roles, role);
}
