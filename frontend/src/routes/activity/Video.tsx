/** A video that knows which of its seconds were watched, and goes on where the learner stopped. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { DetailOf } from '../../gql/enrollments';
import { clock } from '../../i18n/format';
import { language as pageLanguage } from '../../i18n/catalog';
import { learning } from '../../i18n/learning';
import { useRegularly } from '../../lib/attention';
import { useDraft } from '../../lib/draft';
import { firstGap, union, Watching, type Interval } from '../../lib/watching';
import { record } from '../../state/outbox';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { pause, play } from './icons';
import type { PlayerProps } from './Content';

type Resume = DetailOf['resume'][number];

const known = (resume: Resume | undefined): Interval[] => (resume?.watched ?? []).map(({ from, to }) => ({ from: Number(from), to: Number(to) }));

/** The watched parts along the length of the video. Said in words by the progress above it. */
function Strip({ watched, duration }: { watched: readonly Interval[]; duration: number }) {
  return (
    <svg class="strip" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      {union(watched).map(({ from, to }) => (
        <rect key={from} x={(from / duration) * 100} y="0" width={((to - from) / duration) * 100} height="2" />
      ))}
    </svg>
  );
}

function Transcript({ text, language }: { text: string; language: string }) {
  return (
    <details class="transcript">
      <summary>{learning.value.transcript}</summary>
      <div class="prose" dir="auto" lang={language}>
        {text.split(/\n{2,}/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </details>
  );
}

export function Video({ item, enrollmentId, language, resume }: PlayerProps & { resume: Resume | undefined }) {
  const words = learning.value;
  const video = useRef<HTMLVideoElement>(null);
  const watching = useRef(new Watching()).current;
  const here = useSignal<readonly Interval[]>([]);
  const playing = useSignal(false);
  const resumed = useSignal<number | undefined>(undefined);
  const broken = useSignal(false);
  const position = useDraft<number>(`${enrollmentId}/${item.key}/position`, () => 0);

  const send = (leave: boolean) => {
    const intervals = watching.drain();
    if (intervals.length === 0) return;
    here.value = union([...here.value, ...intervals]);
    position.value = intervals.at(-1)?.to ?? 0;
    const watched = intervals.map(({ from, to }) => ({ from: from.toFixed(2), to: to.toFixed(2) }));
    record(enrollmentId, { contentKey: item.key, watched }, { beyondPage: leave });
  };
  useRegularly(send);

  const tick = () => {
    const element = video.current;
    if (element && !element.seeking && (!element.paused || element.ended)) watching.at(element.currentTime, element.playbackRate);
  };
  const stop = () => {
    const element = video.current;
    if (element && !element.seeking) watching.at(element.currentTime, element.playbackRate);
    watching.cut();
    send(false);
    playing.value = false;
  };

  const goOn = () => {
    const element = video.current;
    if (!element) return;
    const near = position.peek() < element.duration - 1 ? position.peek() : 0;
    const from = near || firstGap(known(resume), element.duration);
    if (from < 1) return;
    element.currentTime = from;
    resumed.value = from;
  };
  const toStart = () => {
    if (video.current) video.current.currentTime = 0;
    resumed.value = undefined;
    video.current?.focus();
  };
  const toggle = () => {
    const element = video.current;
    // A refused play() shows itself by the video's own controls or by its error event.
    if (element?.paused) element.play().catch(() => undefined);
    else element?.pause();
  };

  const preferred = item.captions.find((track) => track.language === pageLanguage.value) ?? item.captions[0];
  return (
    <div class="player">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the tracks are below, one for each language */}
      <video
        ref={video}
        controls
        playsInline
        preload="metadata"
        poster={item.poster?.url}
        aria-label={words.video(item.title)}
        onLoadedMetadata={goOn}
        onPlay={() => (playing.value = true)}
        onTimeUpdate={tick}
        onSeeking={() => watching.cut()}
        onPause={stop}
        onEnded={stop}
      >
        {item.media.map((file, index) => (
          <source
            key={file.url}
            src={file.url}
            type={file.mediaType}
            onError={index === item.media.length - 1 ? () => (broken.value = true) : undefined}
          />
        ))}
        {item.captions.map((track) => (
          <track key={track.url} kind="captions" src={track.url} srclang={track.language} label={track.label} default={track === preferred} />
        ))}
      </video>
      <Strip watched={[...known(resume), ...here.value]} duration={item.durationSeconds || 1} />
      <div class="row start">
        <button type="button" onClick={toggle}>
          <Icon path={playing.value ? pause : play} />
          {playing.value ? words.pause : words.play}
        </button>
        <p class="aside" role="status">
          {resumed.value !== undefined && words.resumed(clock(resumed.value))}
        </p>
        {resumed.value !== undefined && (
          <button type="button" class="quiet" onClick={toStart}>
            {words.fromStart}
          </button>
        )}
      </div>
      {broken.value && (
        <Notice tone="bad" role="alert">
          {words.videoBroken}
        </Notice>
      )}
      {item.transcript && <Transcript text={item.transcript} language={language} />}
    </div>
  );
}
