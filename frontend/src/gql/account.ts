/** Becoming somebody: registering, and coming back with a forgotten password. */
import { graphql } from './graphql.ts';
import { Caller, Refusal } from './session.ts';

export const REGISTER = graphql(
  `mutation Register($input: RegisterInput!) {
    register(input: $input) {
      viewer { ...Caller }
      codeSentTo
      errors { ...Refusal }
    }
  }`,
  [Caller, Refusal],
);

export const REQUEST_PASSWORD_RESET = graphql(
  `mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { done errors { ...Refusal } }
  }`,
  [Refusal],
);

export const RESET_PASSWORD = graphql(
  `mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) { viewer { ...Caller } errors { ...Refusal } }
  }`,
  [Caller, Refusal],
);
