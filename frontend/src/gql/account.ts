/** Becoming somebody: registering, and coming back with a forgotten password. */
import { graphql } from './graphql.ts';
import { Profile, Refusal } from './session.ts';

export const REGISTER = graphql(
  `mutation Register($input: RegisterInput!) {
    register(input: $input) {
      viewer { learner { ...Profile } emails { address primary } }
      codeSentTo
      errors { ...Refusal }
    }
  }`,
  [Profile, Refusal],
);

export const REQUEST_PASSWORD_RESET = graphql(
  `mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { done errors { ...Refusal } }
  }`,
  [Refusal],
);

export const RESET_PASSWORD = graphql(
  `mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) { viewer { learner { ...Profile } emails { address primary } } errors { ...Refusal } }
  }`,
  [Profile, Refusal],
);
