/** One's own account: the whole profile, addresses, sessions, password. */
import { graphql, type ResultOf } from './graphql.ts';
import { JobView } from './jobs.ts';
import { Profile, Refusal } from './session.ts';

/** The profile with what only its owner sees of it. */
export const OwnProfile = graphql(
  `fragment OwnProfile on Learner {
    ...Profile npi birthday
    boardIdentifiers { board { code label } number }
    licenses { id regulator { code label } number expiresOn }
    gaps { field board { code label } }
  }`,
  [Profile],
);

const Addresses = graphql(`fragment Addresses on Viewer { emails { address verifiedAt primary } }`);
const Sessions = graphql(`fragment Sessions on Viewer { sessions { id device startedAt lastSeenAt current } }`);

export const OWN_PROFILE = graphql(
  `query OwnProfile { viewer { learner { ...OwnProfile } } boards { code label } regulators { code label } }`,
  [OwnProfile],
);

export const SECURITY = graphql(`query Security { viewer { ...Addresses ...Sessions } }`, [Addresses, Sessions]);

export const UNPRINTABLE = graphql(`query Unprintable($text: String!) { unprintableCharacters(text: $text) }`);

export const SAVE_PROFILE = graphql(
  `mutation SaveProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) { learner { ...OwnProfile } errors { ...Refusal } }
  }`,
  [OwnProfile, Refusal],
);

export const ADD_LICENSE = graphql(
  `mutation AddLicense($input: AddLicenseInput!) {
    addLicense(input: $input) { learner { ...OwnProfile } errors { ...Refusal } }
  }`,
  [OwnProfile, Refusal],
);

export const UPDATE_LICENSE = graphql(
  `mutation UpdateLicense($input: UpdateLicenseInput!) {
    updateLicense(input: $input) { learner { ...OwnProfile } errors { ...Refusal } }
  }`,
  [OwnProfile, Refusal],
);

export const REMOVE_LICENSE = graphql(
  `mutation RemoveLicense($input: RemoveLicenseInput!) {
    removeLicense(input: $input) { learner { ...OwnProfile } errors { ...Refusal } }
  }`,
  [OwnProfile, Refusal],
);

export const ADD_EMAIL = graphql(
  `mutation AddEmail($input: AddEmailInput!) { addEmail(input: $input) { viewer { ...Addresses } errors { ...Refusal } } }`,
  [Addresses, Refusal],
);

export const VERIFY_EMAIL = graphql(
  `mutation VerifyEmail($input: VerifyEmailInput!) {
    verifyEmail(input: $input) { viewer { ...Addresses } errors { ...Refusal } }
  }`,
  [Addresses, Refusal],
);

export const REMOVE_EMAIL = graphql(
  `mutation RemoveEmail($input: RemoveEmailInput!) {
    removeEmail(input: $input) { viewer { ...Addresses } errors { ...Refusal } }
  }`,
  [Addresses, Refusal],
);

export const MAKE_PRIMARY_EMAIL = graphql(
  `mutation MakePrimaryEmail($input: MakePrimaryEmailInput!) {
    makePrimaryEmail(input: $input) { viewer { ...Addresses } errors { ...Refusal } }
  }`,
  [Addresses, Refusal],
);

export const CHANGE_PASSWORD = graphql(
  `mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { done errors { ...Refusal } } }`,
  [Refusal],
);

export const END_SESSIONS = graphql(
  `mutation EndSessions($input: EndSessionsInput!) {
    endSessions(input: $input) { viewer { roles ...Sessions } errors { ...Refusal } }
  }`,
  [Sessions, Refusal],
);

export const EXPORT_MY_DATA = graphql(`mutation ExportMyData { exportMyData { job { ...JobView } errors { ...Refusal } } }`, [JobView, Refusal]);

export type OwnProfileOf = ResultOf<typeof OwnProfile>;
export type CodesOf = NonNullable<ResultOf<typeof OWN_PROFILE>['regulators']>;
export type LicenseOf = OwnProfileOf['licenses'][number];
export type AddressOf = ResultOf<typeof Addresses>['emails'][number];
export type SessionOf = ResultOf<typeof Sessions>['sessions'][number];
