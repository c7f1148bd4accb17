import type { Messages } from '../en/index.ts';
import { board } from './board.ts';
import { common } from './common.ts';
import { console } from './console.ts';
import { decided } from './decided.ts';
import { dots } from './dots.ts';
import { errors } from './errors.ts';
import { exported } from './exported.ts';
import { facilitation } from './facilitation.ts';
import { history } from './history.ts';
import { join } from './join.ts';
import { keep } from './keep.ts';
import { manage } from './manage.ts';
import { mistakes } from './mistakes.ts';
import { notes } from './notes.ts';
import { poll } from './poll.ts';
import { programme } from './programme.ts';
import { projector } from './projector.ts';
import { question } from './question.ts';
import { review } from './review.ts';
import { room } from './room.ts';
import { saving } from './saving.ts';
import { taking } from './taking.ts';
import { writing } from './writing.ts';

export const nl: Messages = {
  board,
  common,
  console,
  decided,
  dots,
  errors,
  exported,
  facilitation,
  history,
  join,
  keep,
  manage,
  mistakes,
  notes,
  poll,
  programme,
  projector,
  question,
  review,
  room,
  saving,
  taking,
  writing,
};
