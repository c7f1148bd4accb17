/** How a decision answers: yes with a value, or no with a stable reason that becomes a sentence for people. */
export type Result<Value, Reason extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; problem: Problem<Reason> };

/** Why something was refused. `code` is stable and has a sentence in every language; `field` names the form field. */
export interface Problem<Reason extends string = string> {
  code: Reason;
  field?: string;
}

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function problem<Reason extends string>(
  code: Reason,
  field?: string,
): { ok: false; problem: Problem<Reason> } {
  return { ok: false, problem: field === undefined ? { code } : { code, field } };
}
