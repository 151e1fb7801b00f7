/** First steps of an installation. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const SETUP = graphql(`query Setup { setup { steps { step done detail validUntil } } }`);

export const SEND_TEST_MAIL = graphql(`mutation SendTestMail { sendTestMail { sentTo failure errors { ...Refusal } } }`, [Refusal]);

export type StandingOf = NonNullable<ResultOf<typeof SETUP>['setup']>['steps'][number];
