/** Who is signed in. `undefined`: not known yet; `null`: nobody. */
import { computed, signal } from '@preact/signals';
import { request, RequestFailed } from '../gql/client';
import { SESSION, SIGN_OUT, UPDATE_PROFILE, type ProfileOf, type ServiceOf, type ViewerOf } from '../gql/session';
import { chosenLanguage, language, rememberLanguage, setLanguage, type Language } from '../i18n/catalog';

/** A cookie without a secret that stands beside the session's own: with it the first query starts before the first page is chosen. */
export const hinted = (): boolean => /(?:^|; )hint=1/.test(document.cookie);

export const learner = signal<ProfileOf | null | undefined>(hinted() ? undefined : null);
export const email = signal('');
/** What the person may do, and for which providers (all of them, for administrators and auditors). */
export const roles = signal<ViewerOf['roles']>([]);
export const providers = signal<ViewerOf['organizations']>([]);
export const service = signal<ServiceOf>();
/** The session could not be read: no answer, or a fault of the server. */
export const sessionFailure = signal<RequestFailed>();
/** Set when the server ended the session, so that the sign-in page can say why it is there. */
export const ended = signal(false);

export const signedIn = computed(() => Boolean(learner.value));
export const isAdministrator = computed(() => roles.value.includes('ADMINISTRATOR'));
/** Whether the staff's pages are open to the person. */
export const isStaff = computed(() => signedIn.value && roles.value.some((role) => role !== 'LEARNER' && role !== 'PARTNER'));

/** Take over what a sign-in, registration or reset answered. */
export function welcome(viewer: ViewerOf): void {
  ended.value = false;
  email.value = (viewer.emails.find((mail) => mail.primary) ?? viewer.emails[0])?.address ?? '';
  roles.value = viewer.roles;
  providers.value = viewer.organizations;
  learner.value = viewer.learner ?? null;
  const theirs = viewer.learner?.language;
  if (!chosenLanguage() && (theirs === 'ar' || theirs === 'en') && theirs !== language.value) void setLanguage(theirs);
}

/** Ask the server who is here and what installation this is. */
export async function loadSession(): Promise<void> {
  sessionFailure.value = undefined;
  try {
    const { viewer, service: installation } = await request(SESSION);
    service.value = installation;
    welcome(viewer);
  } catch (failure) {
    if (!(failure instanceof RequestFailed)) throw failure;
    if (failure.code === 'UNAUTHENTICATED') learner.value = null;
    else if (learner.value === undefined) sessionFailure.value = failure;
  }
}

/** The server says that the session is over. */
export function sessionIsOver(): void {
  ended.value = learner.value !== null;
  learner.value = null;
}

/** End the session, here even if the server cannot be reached to hear of it. Raises RequestFailed then. */
export async function signOut(): Promise<void> {
  await request(SIGN_OUT);
  ended.value = false;
  learner.value = null;
}

/** Change the language for this device, and in the profile of whoever is signed in. */
export async function chooseLanguage(choice: Language): Promise<void> {
  rememberLanguage(choice);
  await setLanguage(choice);
  if (!learner.value) return;
  try {
    const { updateProfile } = await request(UPDATE_PROFILE, { input: { language: choice } });
    if (updateProfile?.learner) learner.value = updateProfile.learner;
  } catch (failure) {
    // The page speaks the language already; the profile follows with the next change that reaches the server.
    if (!(failure instanceof RequestFailed)) throw failure;
  }
}
