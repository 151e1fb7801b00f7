/** Help: its pages, and questions to those who can answer. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

const HelpArticle = graphql(`
  fragment HelpArticle on HelpPage { key title ownVote votes { helped didNotHelp } blocks { kind text } }
`);

export const HelpQuestion = graphql(`
  fragment HelpQuestion on HelpRequest {
    id status askedAt waitingSince overdue gate page
    learner { id name }
    organization { id name }
    enrollment { id activity { id title } }
    messages { id authorName byStaff text sentAt }
  }
`);

export const HELP_PAGE = graphql(`query HelpPage($key: String!) { service { helpPage(key: $key) { ...HelpArticle } } }`, [HelpArticle]);

export const HELP = graphql(
  `query Help {
    service { helpPages { key title } }
    viewer { helpRequests(first: 50) { edges { node { ...HelpQuestion } } } }
  }`,
  [HelpQuestion],
);

export const VOTE_HELP = graphql(
  `mutation VoteHelp($input: VoteHelpInput!) { voteHelp(input: $input) { page { ...HelpArticle } errors { ...Refusal } } }`,
  [HelpArticle, Refusal],
);

export const ASK_FOR_HELP = graphql(
  `mutation AskForHelp($input: AskForHelpInput!) { askForHelp(input: $input) { request { id } errors { ...Refusal } } }`,
  [Refusal],
);

export const REPLY_TO_HELP = graphql(
  `mutation ReplyToHelp($input: ReplyToHelpInput!) {
    replyToHelp(input: $input) { request { ...HelpQuestion } errors { ...Refusal } }
  }`,
  [HelpQuestion, Refusal],
);

export const CLOSE_HELP = graphql(
  `mutation CloseHelp($input: CloseHelpInput!) { closeHelp(input: $input) { request { ...HelpQuestion } errors { ...Refusal } } }`,
  [HelpQuestion, Refusal],
);

export const HELP_REQUESTS = graphql(
  `query HelpRequests($filter: HelpRequestFilter, $first: Int, $after: String) {
    helpRequests(filter: $filter, first: $first, after: $after) {
      edges { node { ...HelpQuestion } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  [HelpQuestion],
);

export type QuestionOf = ResultOf<typeof HelpQuestion>;
export type ArticleOf = ResultOf<typeof HelpArticle>;
