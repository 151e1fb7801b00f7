import{N as e,V as t,a as n,i as r}from"./core-rrst0WUA.js";var i=t(`fragment EnrollmentDetail on Enrollment {
    ...EnrollmentView
    resume: contentProgress { key watched { from to } answered }
    results: attempts { assessmentKey number answers { questionKey chosen correct feedback } }
  }`,[n]),a=t(`mutation Enroll($input: EnrollInput!) {
    enroll(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,[i,e]),o=t(`mutation RecordProgress($input: RecordProgressInput!) {
    recordProgress(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,[i,e]),s=t(`mutation CheckIn($input: CheckInInput!) {
    checkIn(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,[i,e]),c=t(`mutation SubmitAssessment($input: SubmitAssessmentInput!) {
    submitAssessment(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,[i,e]),l=t(`mutation SubmitEvaluation($input: SubmitEvaluationInput!) {
    submitEvaluation(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,[i,e]),u=t(`mutation ClaimCredit($input: ClaimCreditInput!) {
    claimCredit(input: $input) {
      enrollment { ...EnrollmentDetail }
      credits { ...CreditRow }
      certificate { id number title ready verifyUrl downloadUrl }
      errors { ...Refusal }
    }
  }`,[i,r,e]);export{o as a,i,u as n,c as o,a as r,l as s,s as t};