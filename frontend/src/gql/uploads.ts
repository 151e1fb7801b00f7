/** Files on their way into the storage. Their bytes go to `uploadUrl`. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const UploadRow = graphql(`fragment UploadRow on Upload { id uploadUrl mediaType file mediaUrl }`);

export const START_UPLOAD = graphql(
  `mutation StartUpload($input: StartUploadInput!) { startUpload(input: $input) { upload { ...UploadRow } errors { ...Refusal } } }`,
  [UploadRow, Refusal],
);

export const FINISH_UPLOAD = graphql(
  `mutation FinishUpload($input: FinishUploadInput!) { finishUpload(input: $input) { upload { ...UploadRow } errors { ...Refusal } } }`,
  [UploadRow, Refusal],
);

export const CANCEL_UPLOAD = graphql(
  `mutation CancelUpload($input: CancelUploadInput!) { cancelUpload(input: $input) { upload { ...UploadRow } errors { ...Refusal } } }`,
  [UploadRow, Refusal],
);

export type UploadOf = ResultOf<typeof UploadRow>;
