import type { Migration } from '../migrate.ts';
import { meeting } from './001-meeting.ts';
import { history } from './002-history.ts';
import { projection } from './003-projection.ts';
import { writing } from './004-writing.ts';
import { programme } from './005-programme.ts';
import { keep } from './006-keep.ts';
import { backup } from './007-backup.ts';
import { polls } from './008-polls.ts';
import { locks } from './009-locks.ts';
import { outputs } from './010-outputs.ts';
import { projector } from './011-projector.ts';
import { guidance } from './012-guidance.ts';
import { dots } from './013-dots.ts';
import { hands } from './014-hands.ts';
import { screen } from './015-screen.ts';
import { questions } from './016-questions.ts';
import { sessionFacilitators } from './017-session-facilitators.ts';
import { carried } from './018-carried.ts';

export const SQLITE_MIGRATIONS: readonly Migration[] = [
  meeting,
  history,
  projection,
  writing,
  programme,
  keep,
  backup,
  polls,
  locks,
  outputs,
  projector,
  guidance,
  dots,
  hands,
  screen,
  questions,
  sessionFacilitators,
  carried,
];
