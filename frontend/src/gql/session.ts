/** Who is signed in, and how one becomes it. */
import { graphql, type ResultOf } from './graphql.ts';

export const Refusal = graphql(`
  fragment Refusal on UserError { code message path parameters { name value } retryAfterSeconds }
`);

export const Profile = graphql(`
  fragment Profile on Learner {
    id name givenName familyName printedName profession specialty { code label } timeZone language
  }
`);

/** Whoever asks: the person, and for whom they work in which role. */
export const Caller = graphql(
  `fragment Caller on Viewer { learner { ...Profile } emails { address primary } roles organizations { id code name } }`,
  [Profile],
);

export const SESSION = graphql(
  `query Session {
    viewer { ...Caller }
    service { name version supportAddress registration waysToSignIn { name url } cataloguePublic demonstration }
  }`,
  [Caller],
);

export const SIGN_IN = graphql(
  `mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { viewer { ...Caller } errors { ...Refusal } }
  }`,
  [Caller, Refusal],
);

export const SIGN_OUT = graphql(`mutation SignOut { signOut { done errors { ...Refusal } } }`, [Refusal]);

export const UPDATE_PROFILE = graphql(
  `mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) { learner { ...Profile } errors { ...Refusal } }
  }`,
  [Profile, Refusal],
);

export type RefusalOf = ResultOf<typeof Refusal>;
export type ProfileOf = ResultOf<typeof Profile>;
export type ServiceOf = ResultOf<typeof SESSION>['service'];
export type ViewerOf = ResultOf<typeof Caller>;
