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

export const SESSION = graphql(
  `query Session {
    viewer { learner { ...Profile } emails { address primary } }
    service { name version supportAddress registration cataloguePublic demonstration }
  }`,
  [Profile],
);

export const SIGN_IN = graphql(
  `mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { viewer { learner { ...Profile } emails { address primary } } errors { ...Refusal } }
  }`,
  [Profile, Refusal],
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
export type ViewerOf = ResultOf<typeof SESSION>['viewer'];
